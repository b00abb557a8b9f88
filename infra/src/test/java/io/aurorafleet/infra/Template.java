package io.aurorafleet.infra;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.AbstractConstruct;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** A CloudFormation template with its short forms written out, as a tree. */
record Template(String name, JsonNode root) {
  static final List<String> ALL =
      List.of("aurora-fleet", "documents", "member", "test-environment");

  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^!}]+)}");

  static Path file(String name) {
    Path here = Path.of("").toAbsolutePath();
    Path root = Files.isDirectory(here.resolve("infra")) ? here : here.getParent();
    return root.resolve(name);
  }

  static Template read(String name) {
    LoaderOptions strict = new LoaderOptions();
    strict.setAllowDuplicateKeys(false);
    // CloudFormation takes no aliases.
    strict.setMaxAliasesForCollections(0);
    Object tree = new Yaml(new ShortForms(strict)).load(text(name));
    return new Template(name, new JsonMapper().valueToTree(tree));
  }

  static String text(String name) {
    return content("infra/" + name + ".yaml");
  }

  static String content(String file) {
    try {
      return Files.readString(file(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  JsonNode properties(String resource) {
    return root.at("/Resources/" + resource + "/Properties");
  }

  /** Names that Ref, GetAtt and Sub speak of, pseudo parameters not counted. */
  Set<String> references() {
    Set<String> found = new TreeSet<>();
    collect(root, found);
    found.removeIf(name -> name.startsWith("AWS::"));
    return found;
  }

  /** Conditions that resources and Ifs name, however deep. */
  Set<String> conditions() {
    Set<String> found = new TreeSet<>();
    conditions(root.path("Resources"), found);
    conditions(root.path("Outputs"), found);
    return found;
  }

  private static void conditions(JsonNode node, Set<String> found) {
    if (node.path("Condition").isTextual()) {
      found.add(node.path("Condition").asText());
    }
    if (node.path("Fn::If").isArray()) {
      found.add(node.path("Fn::If").get(0).asText());
    }
    node.forEach(child -> conditions(child, found));
  }

  private static void collect(JsonNode node, Set<String> found) {
    node.properties()
        .forEach(
            field -> {
              JsonNode value = field.getValue();
              switch (field.getKey()) {
                case "Ref" -> found.add(value.asText());
                case "Fn::GetAtt" -> found.add(value.get(0).asText());
                case "Fn::Sub" -> substituted(value, found);
                default -> {}
              }
              collect(value, found);
            });
    node.elements().forEachRemaining(child -> collect(child, found));
  }

  private static void substituted(JsonNode value, Set<String> found) {
    JsonNode own = value.path(1);
    Matcher variable = VARIABLE.matcher(value.isArray() ? value.get(0).asText() : value.asText());
    while (variable.find()) {
      String name = variable.group(1).replaceFirst("\\..*", "");
      if (!own.has(name)) {
        found.add(name);
      }
    }
  }

  /** {@code !Ref X} to {@code {Ref: X}}, and so on. */
  private static final class ShortForms extends SafeConstructor {
    ShortForms(LoaderOptions options) {
      super(options);
      yamlMultiConstructors.put("!", new Intrinsic());
    }

    private final class Intrinsic extends AbstractConstruct {
      @Override
      public Object construct(Node node) {
        String name = node.getTag().getValue().substring(1);
        Object value = value(node);
        if (name.equals("GetAtt") && value instanceof String text) {
          value = List.of(text.split("\\.", 2));
        }
        boolean bare = name.equals("Ref") || name.equals("Condition");
        return Map.of(bare ? name : "Fn::" + name, value);
      }

      private Object value(Node node) {
        if (node instanceof SequenceNode sequence) {
          return constructSequence(sequence);
        }
        if (node instanceof MappingNode mapping) {
          return constructMapping(mapping);
        }
        return ((ScalarNode) node).getValue();
      }
    }
  }
}
