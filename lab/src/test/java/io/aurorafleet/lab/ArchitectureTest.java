package io.aurorafleet.lab;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.aurorafleet.cloud.time.SystemClock;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;

/** The walls between the rooms. */
@AnalyzeClasses(packages = "io.aurorafleet", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule stepsAndEngineKnowNeitherAwsNorJdbc =
      noClasses()
          .that()
          .resideInAnyPackage(
              "..worker.engine..",
              "..worker.steps..",
              "..worker.gate..",
              "..worker.report..",
              "..preflight..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("software.amazon..", "java.sql..", "javax.sql..", "org.postgresql..");

  @ArchTest
  static final ArchRule contractsKnowNobody =
      noClasses()
          .that()
          .resideInAPackage("io.aurorafleet.contracts..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "software.amazon..",
              "io.aurorafleet.cloud..",
              "io.aurorafleet.preflight..",
              "io.aurorafleet.worker..",
              "io.aurorafleet.dispatcher..",
              "io.aurorafleet.sandbox..");

  @ArchTest
  static final ArchRule preflightKnowsOnlyContracts =
      noClasses()
          .that()
          .resideInAPackage("io.aurorafleet.preflight..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.aurorafleet.cloud..",
              "io.aurorafleet.survey..",
              "io.aurorafleet.worker..",
              "io.aurorafleet.dispatcher..",
              "io.aurorafleet.sandbox..");

  @ArchTest
  static final ArchRule surveyKnowsNeitherWorkerNorDispatcher =
      noClasses()
          .that()
          .resideInAPackage("io.aurorafleet.survey..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "software.amazon..",
              "java.sql..",
              "io.aurorafleet.worker..",
              "io.aurorafleet.dispatcher..",
              "io.aurorafleet.sandbox..");

  @ArchTest
  static final ArchRule reportKnowsNeitherWorkerNorDispatcher =
      noClasses()
          .that()
          .resideInAPackage("io.aurorafleet.report..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "software.amazon..",
              "java.sql..",
              "io.aurorafleet.worker..",
              "io.aurorafleet.dispatcher..",
              "io.aurorafleet.sandbox..");

  @ArchTest
  static final ArchRule workerAndDispatcherNeverMeet =
      noClasses()
          .that()
          .resideInAPackage("io.aurorafleet.worker..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.aurorafleet.dispatcher..", "io.aurorafleet.sandbox..");

  @ArchTest
  static final ArchRule dispatcherAndWorkerNeverMeet =
      noClasses()
          .that()
          .resideInAPackage("io.aurorafleet.dispatcher..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.aurorafleet.worker..", "io.aurorafleet.sandbox..");

  @ArchTest
  static final ArchRule theSandboxIsAProductOfItsOwn =
      noClasses()
          .that()
          .resideInAPackage("io.aurorafleet.sandbox..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.aurorafleet.contracts..",
              "io.aurorafleet.cloud..",
              "io.aurorafleet.preflight..",
              "io.aurorafleet.worker..",
              "io.aurorafleet.dispatcher..");

  @ArchTest
  static final ArchRule timeIsReadInOnePlace =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName(SystemClock.class.getName())
          .and()
          .haveSimpleNameNotEndingWith("ScaledTimeline")
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(LocalDate.class, "now")
          .orShould()
          .callMethod(LocalDateTime.class, "now")
          .orShould()
          .callMethod(ZonedDateTime.class, "now")
          .orShould()
          .callMethod(Clock.class, "systemUTC")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(System.class, "nanoTime")
          .orShould()
          .callMethod(Thread.class, "sleep", long.class);

  @ArchTest
  static final ArchRule workersPackagesHaveNoCycles =
      slices().matching("io.aurorafleet.worker.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule cloudsPackagesHaveNoCycles =
      slices().matching("io.aurorafleet.cloud.(*)..").should().beFreeOfCycles();
}
