package io.aurorafleet.sandbox.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Ports that a cluster keeps over restarts. They lie below the range from which the system takes
 * ports for outgoing connections, else one of those could sit on it while the cluster is down.
 */
final class Ports {
  private static final int FIRST = 15_000;
  private static final int END = 32_000;

  private final SplittableRandom random = new SplittableRandom();
  private final Set<Integer> taken = new HashSet<>();

  synchronized int take() {
    for (int attempt = 0; attempt < 1000; attempt++) {
      int port = random.nextInt(FIRST, END);
      if (!taken.contains(port) && isFree(port)) {
        taken.add(port);
        return port;
      }
    }
    throw new PostgresFailure("No free port between " + FIRST + " and " + END);
  }

  synchronized void release(int port) {
    taken.remove(port);
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException taken) {
      return false;
    }
  }
}
