package io.aurorafleet.dispatcher.infra;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
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
record Template(JsonNode root) {
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^!}]+)}");

  static Path file(String name) {
    Path here = Path.of("").toAbsolutePath();
    Path root = Files.isDirectory(here.resolve("infra")) ? here : here.getParent();
    return root.resolve(name);
  }

  static Template read() throws IOException {
    LoaderOptions strict = new LoaderOptions();
    strict.setAllowDuplicateKeys(false);
    // CloudFormation takes no aliases.
    strict.setMaxAliasesForCollections(0);
    Object tree =
        new Yaml(new ShortForms(strict)).load(Files.readString(file("infra/aurora-fleet.yaml")));
    return new Template(new JsonMapper().valueToTree(tree));
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

  private static void collect(JsonNode node, Set<String> found) {
    node.properties()
        .forEach(
            field -> {
              JsonNode value = field.getValue();
              switch (field.getKey()) {
                case "Ref" -> found.add(value.asText());
                case "Fn::GetAtt" -> found.add(value.get(0).asText());
                case "Fn::Sub" -> {
                  Matcher variable = VARIABLE.matcher(value.asText());
                  while (variable.find()) {
                    found.add(variable.group(1).replaceFirst("\\..*", ""));
                  }
                }
                default -> {}
              }
              collect(value, found);
            });
    node.elements().forEachRemaining(child -> collect(child, found));
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
