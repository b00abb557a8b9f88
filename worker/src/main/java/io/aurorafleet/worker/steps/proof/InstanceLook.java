package io.aurorafleet.worker.steps.proof;

import io.aurorafleet.cloud.call.OutsideException;
import io.aurorafleet.cloud.cluster.ClusterView.MemberView;
import io.aurorafleet.cloud.database.DatabaseSession;
import io.aurorafleet.survey.Sessions;
import java.util.function.Consumer;

/** Asks one instance of a cluster, at its own endpoint, which version it is. */
final class InstanceLook {
  private InstanceLook() {}

  /** Its word, or why it was not to be had. */
  record Answer(String said, boolean known) {
    void fold(Consumer<String> version, Consumer<String> reason) {
      (known ? version : reason).accept(said);
    }
  }

  static Answer serverVersion(Sessions.Access access, MemberView member) {
    String host = member.host();
    if (host == null) {
      return new Answer("RDS shows no endpoint of it", false);
    }
    try (DatabaseSession session = access.homeAt(host, member.port())) {
      return new Answer(session.serverVersion(), true);
    } catch (OutsideException e) {
      return new Answer(e.failure().reason(), false);
    }
  }

  /** The major of a server's own version text, such as 17 of "17.11 (Debian)". */
  static String major(String serverVersion) {
    return serverVersion.replaceFirst("[^0-9].*", "");
  }
}
