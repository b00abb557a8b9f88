package io.aurorafleet.lab.sandbox;

import io.aurorafleet.worker.Main;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/**
 * {@code aurora-fleet worker}: a worker in this process, for trying things against a sandbox from a
 * source tree. On AWS systemd starts the worker without this command line.
 */
@Command(
    name = "worker",
    description = {
      "Runs a worker in the foreground, as the environment says: that of a stack's outputs, or the",
      "export lines of \"aurora-fleet sandbox\". Ctrl-C or SIGTERM drains it."
    },
    mixinStandardHelpOptions = true)
public final class WorkerCommand implements Callable<Integer> {
  /** The worker's own log, not the command line's quiet one; what somebody chose stays. */
  private static final String LOGBACK = "logback.configurationFile";

  @Override
  public Integer call() throws InterruptedException {
    if (System.getProperty(LOGBACK, "").endsWith("logback-cli.xml")) {
      System.setProperty(LOGBACK, "logback.xml");
    }
    Main.main(new String[0]);
    return 0;
  }
}
