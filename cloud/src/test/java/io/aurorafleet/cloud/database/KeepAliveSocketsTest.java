package io.aurorafleet.cloud.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.Socket;
import java.net.StandardSocketOptions;
import jdk.net.ExtendedSocketOptions;
import org.junit.jupiter.api.Test;

final class KeepAliveSocketsTest {
  @Test
  void deadPeerIsNoticedWithinAboutAMinute() throws Exception {
    try (Socket socket = new KeepAliveSockets().createSocket()) {
      assertThat(socket.getOption(StandardSocketOptions.SO_KEEPALIVE)).isTrue();
      int seconds =
          socket.getOption(ExtendedSocketOptions.TCP_KEEPIDLE)
              + socket.getOption(ExtendedSocketOptions.TCP_KEEPINTERVAL)
                  * socket.getOption(ExtendedSocketOptions.TCP_KEEPCOUNT);
      assertThat(seconds).isLessThanOrEqualTo(60);
    }
  }

  @Test
  void onlyTheDriverConnects() {
    assertThatThrownBy(() -> new KeepAliveSockets().createSocket("localhost", 1))
        .isInstanceOf(UnsupportedOperationException.class);
  }
}
