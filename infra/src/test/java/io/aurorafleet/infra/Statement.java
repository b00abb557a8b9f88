package io.aurorafleet.infra;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;

/** One statement of a policy in a template, and where it stands. */
record Statement(String resource, String policy, JsonNode json) {
  private static final JsonMapper JSON = new JsonMapper();

  /** All statements of a template that allow a role something; trust and resource policies not. */
  static List<Statement> ofRoles(Template template) {
    List<Statement> found = new ArrayList<>();
    template
        .root()
        .path("Resources")
        .properties()
        .forEach(
            entry -> {
              JsonNode properties = entry.getValue().path("Properties");
              switch (entry.getValue().path("Type").asText()) {
                case "AWS::IAM::Role" ->
                    properties.path("Policies").forEach(p -> add(found, entry.getKey(), p));
                case "AWS::IAM::Policy" ->
                    properties
                        .path("Roles")
                        .forEach(role -> add(found, role.path("Ref").asText(), properties));
                default -> {}
              }
            });
    return found;
  }

  private static void add(List<Statement> found, String role, JsonNode policy) {
    JsonNode document = policy.path("PolicyDocument");
    JsonNode read = document.has("Fn::Sub") ? parse(document.path("Fn::Sub").asText()) : document;
    read.path("Statement")
        .forEach(s -> found.add(new Statement(role, policy.path("PolicyName").asText(), s)));
  }

  private static JsonNode parse(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("A policy in a string is no JSON: " + text, e);
    }
  }

  String sid() {
    return json.path("Sid").asText();
  }

  Set<String> actions() {
    return new TreeSet<>(texts(json.path("Action")));
  }

  /** Resources as text, intrinsic functions and all. */
  List<String> resources() {
    JsonNode resource = json.path("Resource");
    return resource.isArray()
        ? StreamSupport.stream(resource.spliterator(), false).map(Statement::plain).toList()
        : List.of(plain(resource));
  }

  private static String plain(JsonNode node) {
    return node.isTextual()
        ? node.asText()
        : node.path("Fn::Sub").isTextual() ? node.path("Fn::Sub").asText() : node.toString();
  }

  static List<String> texts(JsonNode node) {
    return node.isTextual()
        ? List.of(node.asText())
        : StreamSupport.stream(node.spliterator(), false).map(JsonNode::asText).toList();
  }
}
