package io.aurorafleet.sandbox.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

final class KilledSandboxTest {
  private static final String SECRET = "never to be seen";

  @Test
  @Timeout(60)
  void aKilledSandboxLeavesNoServerAndShowsNoPassword() throws Exception {
    Process sandbox =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-D" + Archives.PROPERTY + "=" + System.getProperty(Archives.PROPERTY),
                    "-cp",
                    System.getProperty("java.class.path"),
                    Program.class.getName()))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader output = sandbox.inputReader(StandardCharsets.UTF_8)) {
      int port = Integer.parseInt(output.readLine());
      try (Socket client = new Socket(InetAddress.getLoopbackAddress(), port)) {
        assertThat(commandLines()).noneMatch(line -> line.contains(SECRET));

        sandbox.destroyForcibly();
        assertThat(sandbox.waitFor(1, TimeUnit.MINUTES)).isTrue();

        // The server ends its connections when it dies; its port is closed a moment later.
        assertThat(client.getInputStream().read()).isEqualTo(-1);
      }
      while (isServed(port)) {
        Thread.onSpinWait();
      }
    }
  }

  private static List<String> commandLines() {
    return ProcessHandle.allProcesses()
        .flatMap(process -> process.info().commandLine().stream())
        .toList();
  }

  private static boolean isServed(int port) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (ConnectException refused) {
      return false;
    } catch (SocketException reset) {
      return true; // whoever connects just when the port is closed is reset
    }
  }

  /** A sandbox of its own, which tells where its server is and waits to be killed. */
  static final class Program {
    private Program() {}

    public static void main(String[] arguments) throws IOException {
      PostgresDataPlane plane = new PostgresDataPlane();
      plane.create("c", "15.19", "master", SECRET, Map.of());
      plane.takeDown("c");
      plane.bringUp("c", Map.of());
      System.out.println(plane.copy("c", "d", Map.of()).port());
      System.in.read();
    }
  }
}
