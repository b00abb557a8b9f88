package io.aurorafleet.cloud.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aurorafleet.cloud.call.OutsideException;
import io.aurorafleet.contracts.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How often a login is read when the server does not take it. */
class LoginSourceTest {
  private final List<String> read = new ArrayList<>();

  private final LoginSource source =
      new LoginSource() {
        @Override
        public Login login(String host, int port) {
          read.add("kept");
          return new Login("m", "old");
        }

        @Override
        public Optional<Login> renewed(Login refused, String host, int port) {
          read.add("anew");
          return Optional.of(new Login("m", "new"));
        }
      };

  private static OutsideException refusal(String code) {
    return new OutsideException(Failure.fix(code, "Refused.", "Mend it."));
  }

  @ParameterizedTest
  @ValueSource(strings = {"wrong-password", "login-refused"})
  void aLoginThatIsRefusedIsReadAnewExactlyOnce(String code) {
    List<Login> tried = new ArrayList<>();

    assertThatThrownBy(
            () ->
                source.enter(
                    "host",
                    5432,
                    login -> {
                      tried.add(login);
                      throw refusal(code);
                    }))
        .isInstanceOf(OutsideException.class);

    assertThat(read).containsExactly("kept", "anew");
    assertThat(tried).containsExactly(new Login("m", "old"), new Login("m", "new"));
  }

  @Test
  void aSecretThatWasRotatedLetsInAtTheSecondTry() {
    Login entered =
        source.enter(
            "host",
            5432,
            login -> {
              if (login.equals(new Login("m", "old"))) {
                throw refusal("wrong-password");
              }
              return login;
            });

    assertThat(entered).isEqualTo(new Login("m", "new"));
  }

  @Test
  void nothingIsReadAnewForAnotherFault() {
    assertThatThrownBy(
            () ->
                source.enter(
                    "host",
                    5432,
                    login -> {
                      throw refusal("database-unreachable");
                    }))
        .isInstanceOf(OutsideException.class);
    assertThat(read).containsExactly("kept");
  }
}
