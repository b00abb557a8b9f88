package io.aurorafleet.cloud.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.aurorafleet.cloud.call.OutsideException;
import io.aurorafleet.cloud.database.Databases.Place;
import io.aurorafleet.cloud.secret.Login;
import io.aurorafleet.cloud.secret.LoginSource;
import io.aurorafleet.cloud.secret.SecretLogin;
import io.aurorafleet.cloud.secret.TokenLogin;
import io.aurorafleet.contracts.Failure;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A real handshake with a real server, whose certificate is for the name localhost only. */
@ExtendWith(Servers.class)
final class TlsContractTest {
  private final TestServer server;
  @TempDir private Path directory;

  TlsContractTest(Servers.Pool servers) {
    this.server = servers.get(16);
  }

  @BeforeEach
  void serverSpeaksTls() throws Exception {
    certificate("server", "subjectAltName=DNS:localhost");
    certificate("other", "subjectAltName=DNS:localhost");
    server.run(
        "postgres",
        "ALTER SYSTEM SET ssl_cert_file = '%s'".formatted(directory.resolve("server.pem")),
        "ALTER SYSTEM SET ssl_key_file = '%s'".formatted(directory.resolve("server.key")),
        "ALTER SYSTEM SET ssl = on",
        "SELECT pg_reload_conf()");
    server.await("postgres", "SELECT FROM pg_settings WHERE name = 'ssl' AND setting = 'on'");
  }

  @AfterEach
  void serverIsAsBefore() throws Exception {
    server.run("postgres", "ALTER SYSTEM RESET ALL", "SELECT pg_reload_conf()");
  }

  @Test
  void theRightAuthorityAndHostAreAccepted() {
    try (DatabaseSession session = open("localhost", "server", TestServer.LOGIN)) {
      assertThat(
              session.observe(
                  "SELECT ssl::text AS tls FROM pg_stat_ssl WHERE pid = pg_backend_pid()"))
          .singleElement()
          .satisfies(row -> assertThat(row).containsEntry("tls", "true"));
    }
  }

  @Test
  void aServerOfAnotherAuthorityIsRefused() {
    Failure failure = refused("localhost", "other");

    assertThat(failure.code()).isEqualTo("server-not-trusted");
    assertThat(failure.nextAction()).contains("AURORA_FLEET_DB_ROOT_CERTIFICATE");
  }

  @Test
  void aServerOfAnotherNameIsRefused() {
    Failure failure = refused("127.0.0.1", "server");

    assertThat(failure.category()).isEqualTo(Failure.Category.FIX);
    assertThat(failure.code()).isEqualTo("server-name-mismatch");
    assertThat(failure.reason()).contains("127.0.0.1");
  }

  @Test
  void aBundleThatIsNotThereIsNamed() {
    Failure failure = refused("localhost", "nowhere");

    assertThat(failure.code()).isEqualTo("server-not-trusted");
    assertThat(failure.evidence()).anyMatch(words -> words.contains("nowhere.pem"));
  }

  @Test
  void aSecretThatRotatedIsReadAnewOnceAndStandsNowhere() {
    Deque<Login> held = new ArrayDeque<>(List.of(wrong("0ld"), TestServer.LOGIN));
    List<String> read = new ArrayList<>();
    LoginSource rotating =
        new SecretLogin(
            secret -> {
              read.add(secret);
              return held.remove();
            },
            "orders");
    assertThatCode(() -> open("localhost", "server", rotating).close()).doesNotThrowAnyException();
    assertThat(read).containsExactly("orders", "orders");

    LoginSource wrong =
        new SecretLogin(
            secret -> {
              read.add(secret);
              return wrong("hunter2");
            },
            "wrong");
    OutsideException fault = fault(() -> open("localhost", "server", wrong));
    assertThat(fault.failure().code()).isEqualTo("wrong-password");
    assertThat(read).containsExactly("orders", "orders", "wrong", "wrong");
    StringWriter all = new StringWriter();
    fault.printStackTrace(new PrintWriter(all));
    assertThat(all + fault.failure().toString() + wrong).doesNotContain("hunter2");
  }

  @Test
  void everyConnectionHasATokenOfItsOwnForItsServerAndNoneGoesInTheClear() {
    List<String> asked = new ArrayList<>();
    TokenLogin tokens =
        new TokenLogin(
            (user, host, port) -> {
              asked.add(user + "@" + host);
              return TestServer.LOGIN;
            },
            "maintainer");
    open("localhost", "server", tokens).close();
    open("localhost", "server", tokens).close();
    assertThat(asked).containsExactly("maintainer@localhost", "maintainer@localhost");

    OutsideException fault =
        fault(
            () ->
                new JdbcDatabases(TestServer.SETTINGS.secured("prefer", null))
                    .open(server.place("postgres"), tokens, TestServer.worker(1)));
    assertThat(fault.failure().code()).isEqualTo("token-needs-tls");
    assertThat(asked).hasSize(2);
  }

  private static Login wrong(String password) {
    return new Login(TestServer.LOGIN.user(), password);
  }

  private Failure refused(String host, String authority) {
    return fault(() -> open(host, authority, TestServer.LOGIN)).failure();
  }

  private DatabaseSession open(String host, String authority, LoginSource logins) {
    DatabaseSettings strict =
        TestServer.SETTINGS.secured("verify-full", directory.resolve(authority + ".pem"));
    return new JdbcDatabases(strict)
        .open(new Place(host, server.at().port(), "postgres"), logins, TestServer.worker(1));
  }

  private static OutsideException fault(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    OutsideException e = catchThrowableOfType(OutsideException.class, call);
    assertThat(e).as("a failure").isNotNull();
    return e;
  }

  /** Self-signed, so that it is its own authority; by openssl, as the JDK writes no PEM keys. */
  private void certificate(String name, String extension) throws Exception {
    Path key = directory.resolve(name + ".key");
    List<String> command =
        List.of(
            "openssl",
            "req",
            "-x509",
            "-newkey",
            "rsa:2048",
            "-nodes",
            "-days",
            "2",
            "-subj",
            "/CN=" + name,
            "-addext",
            extension,
            "-keyout",
            key.toString(),
            "-out",
            directory.resolve(name + ".pem").toString());
    Process process;
    try {
      process = new ProcessBuilder(command).redirectErrorStream(true).start();
    } catch (java.io.IOException e) {
      Assumptions.abort("openssl is not installed");
      throw e;
    }
    String said =
        new String(
            process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    Files.setPosixFilePermissions(
        key, java.nio.file.attribute.PosixFilePermissions.fromString("rw-------"));
    directory.toFile().setExecutable(true, false);
  }
}
