package io.aurorafleet.lab.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import io.aurorafleet.contracts.RunId;
import io.aurorafleet.contracts.report.ClusterReport.Status;
import io.aurorafleet.lab.CommandLineRun;
import io.aurorafleet.lab.fleet.DatabaseProof.Access;
import io.aurorafleet.lab.fleet.PlannedCluster;
import java.net.URL;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A password is said nowhere: not by us, the JDBC driver or the SDK, not even when somebody who
 * looks for a fault raises every level to TRACE in the configuration that the packages bring.
 */
class UnsaidSecretsScenarioTest {
  private static final java.util.logging.Logger DRIVER =
      java.util.logging.Logger.getLogger("org.postgresql");

  private final LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
  private final Set<String> telling = new ConcurrentSkipListSet<>();
  private final Set<String> heard = new ConcurrentSkipListSet<>();
  private final ForDriver forDriver = new ForDriver();

  @AfterEach
  void logAsBefore() throws Exception {
    DRIVER.removeHandler(forDriver);
    DRIVER.setLevel(null);
    configure("logback-test.xml");
  }

  @Test
  void noLogLineNoFileAndNoAnswerHoldsThePassword() throws Exception {
    try (Scene scene = Scene.open()) {
      Map<String, Access> clusters =
          scene.clusters(
              PlannedCluster.of("silent", "16.13"), PlannedCluster.of("barred", "16.13"));
      String password = clusters.values().iterator().next().password();
      listen(password);
      scene.work();
      scene
          .aws()
          .sandbox()
          .secrets()
          .putSecretValue(
              s ->
                  s.secretId("barred-maintenance-user-secret")
                      .secretString(
                          "{\"username\":\"maintainer\",\"password\":\"no-" + password + "\"}"));

      RunId good = scene.dispatch("PREUPGRADE", "16.15", "silent");
      RunId bad = scene.dispatch("PREUPGRADE", "16.15", "barred");
      assertThat(scene.end(good, "silent").status()).isEqualTo(Status.SUCCEEDED);
      assertThat(scene.end(bad, "barred").status()).isEqualTo(Status.FAILED);
      CommandLineRun plan =
          scene.run("plan", "--target", "16.15", "silent", "barred", "-o", "json");
      CommandLineRun status = scene.run("status", "--run", bad.value(), "-o", "json");

      assertThat(telling).isEmpty();
      assertThat(heard)
          .as("else nothing was listened to")
          .contains("software.amazon.awssdk.request", "org.postgresql.Driver")
          .anyMatch(logger -> logger.startsWith("io.aurorafleet.worker"))
          .anyMatch(logger -> logger.startsWith("org.apache.hc.client5"));
      for (String key : scene.keys("")) {
        assertThat(scene.text(key)).as(key).doesNotContain(password);
      }
      assertThat(plan.out() + plan.err() + status.out() + status.err()).doesNotContain(password);
    }
  }

  private void listen(String password) throws Exception {
    configure("logback.xml");
    ch.qos.logback.classic.Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
    root.detachAndStopAllAppenders();
    root.setLevel(Level.TRACE);
    context.getLogger("io.aurorafleet").setLevel(Level.TRACE);
    AppenderBase<ILoggingEvent> listener =
        new AppenderBase<>() {
          @Override
          protected void append(ILoggingEvent event) {
            hear(password, event.getLoggerName(), text(event));
          }
        };
    listener.setContext(context);
    listener.start();
    root.addAppender(listener);
    forDriver.password = password;
    DRIVER.setLevel(java.util.logging.Level.ALL);
    DRIVER.addHandler(forDriver);
  }

  private void configure(String resource) throws Exception {
    URL file = UnsaidSecretsScenarioTest.class.getClassLoader().getResource(resource);
    context.reset();
    JoranConfigurator configurator = new JoranConfigurator();
    configurator.setContext(context);
    configurator.doConfigure(file);
  }

  private void hear(String password, String logger, String text) {
    heard.add(logger);
    if (text.contains(password)) {
      telling.add(logger);
    }
  }

  private static String text(ILoggingEvent event) {
    String trace =
        event.getThrowableProxy() == null
            ? ""
            : ThrowableProxyUtil.asString(event.getThrowableProxy());
    return event.getFormattedMessage() + event.getMDCPropertyMap() + trace;
  }

  /** The driver logs by java.util.logging. */
  private final class ForDriver extends Handler {
    private final SimpleFormatter formatter = new SimpleFormatter();
    private volatile String password = "";

    @Override
    public void publish(LogRecord line) {
      hear(password, line.getLoggerName(), formatter.format(line));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
