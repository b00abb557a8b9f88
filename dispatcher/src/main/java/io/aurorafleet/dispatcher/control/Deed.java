package io.aurorafleet.dispatcher.control;

/** What a command did to one cluster; the same words in the table and in JSON. */
public enum Deed {
  /** One more attempt has begun; it stands at the gate. */
  REQUEUED,
  /** It is live and its message was dead-lettered: woken. */
  WOKEN,
  /** It is asked to stop, and ends as held. */
  CANCELLED,
  /** It begins nothing until it is resumed. */
  PAUSED,
  /** It may go on, and was woken if it slept. */
  RESUMED,
  /** Its lock is released; nothing is done to it any more. */
  ABANDONED,
  /** Nothing was done, because nothing had to be. */
  LEFT,
  /** It cannot be done; the note says why and what to do instead. */
  REFUSED,
  /** AWS failed; the same command again does the rest. */
  FAILED
}
