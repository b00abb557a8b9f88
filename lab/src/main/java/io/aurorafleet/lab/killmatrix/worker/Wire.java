package io.aurorafleet.lab.killmatrix.worker;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Lines of words between a supervised worker and its supervisor, on the loopback interface. */
public final class Wire implements AutoCloseable {
  /** Worker: its name, once. */
  public static final String HELLO = "HELLO";

  /** Worker: a call has begun; cluster, step, operation. */
  public static final String CALL = "CALL";

  /** Worker: it stands still at the armed call of this cluster. */
  public static final String AT = "AT";

  /** Worker: the cluster's armed call did not come, and it stands still at the next step. */
  public static final String PAST = "PAST";

  /** Worker: it receives nothing any more, as it was told. */
  public static final String HELD = "HELD";

  /** Supervisor: receive nothing. */
  public static final String HOLD = "HOLD";

  /** Supervisor: receive. */
  public static final String GO = "GO";

  /** Supervisor: stop at this call; cluster, step, occurrence, shape, operation, later steps. */
  public static final String ARM = "ARM";

  /** Supervisor: let the call of this cluster go on. */
  public static final String FREE = "FREE";

  private static final String BETWEEN = "\t";

  private final Socket socket;
  private final BufferedReader in;
  private final Writer out;

  /** Takes over a connected socket. */
  public Wire(Socket socket) throws IOException {
    this.socket = socket;
    socket.setTcpNoDelay(true);
    this.in =
        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    this.out =
        new BufferedWriter(
            new OutputStreamWriter(socket.getOutputStream(), StandardCharsets.UTF_8));
  }

  static Wire to(int port) throws IOException {
    return new Wire(new Socket(InetAddress.getLoopbackAddress(), port));
  }

  /** Sends one line; returns when it is on its way. */
  public synchronized void say(String... words) {
    try {
      out.write(String.join(BETWEEN, words) + "\n");
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("The other end is gone", e);
    }
  }

  /** The words of the next line; none when the other end is gone. */
  public List<String> hear() {
    try {
      String line = in.readLine();
      return line == null ? List.of() : List.of(line.split(BETWEEN, -1));
    } catch (IOException e) {
      return List.of();
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      // It is of no more use either way.
    }
  }
}
