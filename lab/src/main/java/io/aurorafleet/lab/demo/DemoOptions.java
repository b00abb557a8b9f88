package io.aurorafleet.lab.demo;

import java.nio.file.Path;

/**
 * How the demo is to be run.
 *
 * @param dropEvents no RDS event arrives: only timers wake anybody
 * @param killOne one worker is killed (SIGKILL) while a cluster is being upgraded
 * @param directory where logs and reports go
 */
public record DemoOptions(int workers, boolean dropEvents, boolean killOne, Path directory) {
  /** How many times faster than AWS the sandbox works. */
  static final double AWS_SPEED = 100;

  /** How many times shorter than on AWS the workers' leases and looks are. */
  static final double WORKER_SPEED = 12;
}
