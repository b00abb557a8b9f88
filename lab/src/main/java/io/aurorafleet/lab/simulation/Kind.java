package io.aurorafleet.lab.simulation;

/** Everything that can go wrong, and how likely it is each time it could, at the most. */
enum Kind {
  CRASH("crash", 0.006),
  PAUSE("pause past the lease", 0.012),
  SLOW_REPLY("slow reply", 0.01),
  THROTTLED("throttled call", 0.03),
  STORM("throttling storm", 0.5),
  SERVER_ERROR("5xx", 0.01),
  LATE_SERVER_ERROR("5xx after the effect", 0.005),
  LOST_REPLY("lost reply", 0.01),
  OWN_WRITE("412 of one's own write", 0.01),
  CONFLICT("409", 0.02),
  NO_STORE("S3 unavailable for an hour", 0.25),
  LOST_MESSAGE("lost message", 0.004),
  DOUBLED_MESSAGE("doubled message", 0.06),
  LATE_MESSAGE("late message", 0.1),
  OLD_MESSAGE("message older than a day", 0.004),
  REORDERED_MESSAGE("reordered message", 1),
  FORGOTTEN_DELETE("forgotten delete", 0.02),
  LOST_EVENT("lost event", 0.4),
  DOUBLED_EVENT("doubled event", 0.3),
  LATE_EVENT("late event", 0.2),
  OLD_EVENT("event older than a day", 0.02),
  FLAPPING("flapping state", 0.02),
  STALE("stale describe", 0.05),
  UNSEEN("not described yet", 0.2),
  STAYING("state that stays", 0.02),
  STUCK_READER("reader stuck in upgrading", 0.3),
  DROPPED("dropped connection", 0.004),
  DROPPED_WITHIN("connection dropped in a statement", 0.01),
  LONG_STATEMENT("long statement", 0.1),
  SKEWED("skewed clock", 1),
  NEWER("newer worker", 1),
  NEWER_MET("newer checkpoint met", 0),
  OLDER_MET("older checkpoint met", 0),
  DISPATCHER_DIED("dispatcher died half way", 0.1),
  PAUSED("operator pauses", 0),
  RESUMED("operator resumes", 0),
  CANCELLED("operator cancels", 0),
  REQUEUED("operator requeues", 0),
  REQUEUED_LATE("operator requeues days later", 0),
  CLONE_RENEWED("clone made anew", 0),
  UPGRADE_BY_HAND("upgraded by hand", 0),
  GROUP_BY_HAND("parameter group by hand", 0),
  READER_BY_HAND("reader added by hand", 0);

  final String title;
  final double most;

  Kind(String title, double most) {
    this.title = title;
    this.most = most;
  }
}
