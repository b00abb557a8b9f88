package io.aurorafleet.dispatcher.dispatch;

import io.aurorafleet.cloud.cluster.ClusterView;
import java.util.List;

/** Which clusters a dispatch is about: those of a tag, or those of a plan. */
interface Scope {
  /** Chooses among all clusters of the account and Region. */
  Selection choose(List<ClusterView> all);

  /** The tag that selected them, as {@code key=value}; empty when names did. */
  String tag();

  /** What was looked for, for the message that nothing was found. */
  String words();

  /**
   * Throws {@link io.aurorafleet.dispatcher.cli.CommandException} when the dispatch must not go on
   * here.
   */
  default void admit(String account, String region) {}

  /** By a tag. */
  static Scope of(Tag tag) {
    return new Scope() {
      @Override
      public Selection choose(List<ClusterView> all) {
        return Selection.of(all, tag);
      }

      @Override
      public String tag() {
        return tag.toString();
      }

      @Override
      public String words() {
        return "tag " + tag;
      }
    };
  }
}
