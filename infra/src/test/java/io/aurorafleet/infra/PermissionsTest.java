package io.aurorafleet.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.aurorafleet.cloud.cluster.Ownership;
import io.aurorafleet.worker.steps.wayback.OurNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What roles may do is what the compiled code does, no more and no less. */
class PermissionsTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(
              "io.aurorafleet.contracts",
              "io.aurorafleet.preflight",
              "io.aurorafleet.survey",
              "io.aurorafleet.report",
              "io.aurorafleet.cloud",
              "io.aurorafleet.dispatcher",
              "io.aurorafleet.worker");

  /** Services whose calls go to the account of the clusters, and so to the member role there. */
  private static final Set<String> OF_CLUSTERS =
      Set.of("rds", "rds-db", "secretsmanager", "kms", "servicequotas");

  /** Policies that no code of ours needs, but the machine it runs on; and becoming another role. */
  private static final Set<String> OF_MACHINES = Set.of("machine", "member-account", "dispatch");

  @ParameterizedTest
  @CsvSource({
    "WorkerRole,io.aurorafleet.worker.Main",
    "DispatcherRole,io.aurorafleet.dispatcher.Main"
  })
  void aRoleMayDoWhatItsProgramCallsAndNothingElse(String role, String program) {
    Map<String, String> needed = needed(program);
    Set<String> granted = granted(Template.read("aurora-fleet"), role);

    assertThat(problems(needed, granted, role, "infra/aurora-fleet.yaml")).isEmpty();
  }

  /** A call that no program makes is dead, or not wired where it is needed. */
  @Test
  void everyCallToAwsInTheAdaptersIsMadeByAProgram() {
    Set<AwsOperation> made =
        new TreeSet<>(Reach.from(CLASSES, "io.aurorafleet.worker.Main").keySet());
    made.addAll(Reach.from(CLASSES, "io.aurorafleet.dispatcher.Main").keySet());

    assertThat(made).containsAll(Reach.everywhere(CLASSES));
  }

  @Test
  void theMemberRoleMayDoWhatBothProgramsDoInTheAccountOfTheClusters() {
    Map<String, String> needed = needed("io.aurorafleet.worker.Main");
    needed.putAll(needed("io.aurorafleet.dispatcher.Main"));
    needed
        .keySet()
        .removeIf(action -> !OF_CLUSTERS.contains(action.substring(0, action.indexOf(":"))));
    Set<String> granted = granted(Template.read("member"), "MemberRole");

    assertThat(problems(needed, granted, "MemberRole", "infra/member.yaml")).isEmpty();
  }

  @Test
  void theMemberRoleHasTheStatementsOfTheWorkersRole() {
    List<String> member = statements("member", "MemberRole");

    assertThat(statements("aurora-fleet", "WorkerRole")).containsAll(member);
    assertThat(member).isNotEmpty();
  }

  private static List<String> statements(String name, String role) {
    return Statement.ofRoles(Template.read(name)).stream()
        .filter(s -> s.resource().equals(role))
        .map(s -> s.json().toString())
        .toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"aurora-fleet", "documents", "member", "test-environment"})
  void noStatementAllowsActionsByWildcard(String name) {
    for (Statement statement : Statement.ofRoles(Template.read(name))) {
      assertThat(statement.actions()).as(statement.sid()).noneMatch(a -> a.contains("*"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"aurora-fleet", "documents", "member", "test-environment"})
  void everyWildcardResourceIsExplainedWhereItStands(String name) {
    List<String> lines = Template.text(name).lines().toList();
    for (int i = 1; i < lines.size(); i++) {
      if (lines.get(i).strip().matches("(- )?Resource: \"?[*]\"?")) {
        assertThat(lines.get(i - 1).strip()).as("line %d", i + 1).startsWith("# Why *: ");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"aurora-fleet", "member"})
  void whatIsDeletedCarriesTheTagThatProvesThatWeMadeIt(String name) {
    List<Statement> deleting =
        Statement.ofRoles(Template.read(name)).stream()
            .filter(s -> s.actions().stream().anyMatch(a -> a.matches("rds:(Delete|RemoveTags).*")))
            .toList();

    assertThat(deleting).isNotEmpty();
    for (Statement statement : deleting) {
      assertThat(
              statement
                  .json()
                  .at("/Condition/StringLike")
                  .path("aws:ResourceTag/" + Ownership.SELF)
                  .asText())
          .as(statement.sid())
          .isEqualTo("?*");
      assertThat(statement.resources()).noneMatch(r -> r.endsWith(":*") || r.equals("*"));
    }
  }

  /** Who could put our tag on anything could then delete it. */
  @ParameterizedTest
  @ValueSource(strings = {"aurora-fleet", "member"})
  void onlyThingsUnderOurNamesCanBeTaggedAsOurs(String name) {
    for (Statement statement : Statement.ofRoles(Template.read(name))) {
      if (statement.actions().contains("rds:AddTagsToResource")) {
        assertThat(statement.resources())
            .isNotEmpty()
            .allMatch(r -> r.matches(".*:(cluster|db|cluster-snapshot|cluster-pg|pg):[*]-.+"));
      }
    }
  }

  /** A name that no statement knows would be refused on AWS, and nowhere before. */
  @ParameterizedTest
  @ValueSource(strings = {"aurora-fleet", "member"})
  void whatTheWorkerMakesHasNamesThatItMayMake(String name) {
    List<String> patterns =
        Statement.ofRoles(Template.read(name)).stream()
            .filter(s -> s.actions().contains("rds:AddTagsToResource"))
            .flatMap(s -> s.resources().stream())
            .map(r -> r.replaceFirst(".*\\$\\{AWS::AccountId}:", "").replace("*", ".*"))
            .toList();

    assertThat(OurNames.resources())
        .allSatisfy(made -> assertThat(patterns).anyMatch(made::matches));
  }

  @ParameterizedTest
  @ValueSource(strings = {"aurora-fleet", "member"})
  void secretsAreReadByNameOnly(String name) {
    for (Statement statement : Statement.ofRoles(Template.read(name))) {
      if (statement.actions().contains("secretsmanager:GetSecretValue")) {
        assertThat(statement.resources()).noneMatch(r -> r.endsWith("secret:*") || r.equals("*"));
      }
    }
  }

  private static Map<String, String> needed(String program) {
    Map<String, String> actions = new TreeMap<>();
    Reach.from(CLASSES, program).forEach((o, caller) -> actions.putIfAbsent(o.action(), caller));
    // Everybody may ask who they are.
    actions.remove("sts:GetCallerIdentity");
    imply(actions, "secretsmanager:GetSecretValue", "kms:Decrypt");
    imply(actions, "rds:RestoreDBClusterToPointInTime", "kms:CreateGrant", "kms:DescribeKey");
    // RDS asks for it when something is created with tags.
    imply(actions, "rds:CreateDBClusterParameterGroup", "rds:AddTagsToResource");
    // Without it S3 answers 403, not 404, for what is not there.
    imply(actions, "s3:GetObject", "s3:ListBucket");
    return actions;
  }

  private static void imply(Map<String, String> actions, String action, String... more) {
    if (actions.containsKey(action)) {
      for (String one : more) {
        actions.putIfAbsent(one, "AWS itself, for " + action);
      }
    }
  }

  private static Set<String> granted(Template template, String role) {
    return Statement.ofRoles(template).stream()
        .filter(s -> s.resource().equals(role) && !OF_MACHINES.contains(s.policy()))
        .flatMap(s -> s.actions().stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<String> problems(
      Map<String, String> needed, Set<String> granted, String role, String file) {
    List<String> problems = new ArrayList<>();
    needed.forEach(
        (action, caller) -> {
          if (!granted.contains(action)) {
            problems.add(
                "%s lacks %s, which %s calls: add it in %s to the statement of %s with the narrowest resource that fits"
                    .formatted(role, action, caller, file, role));
          }
        });
    for (String action : granted) {
      if (!needed.containsKey(action)) {
        problems.add(
            "%s may %s, which its program never calls: take it out of %s"
                .formatted(role, action, file));
      }
    }
    return problems;
  }
}
