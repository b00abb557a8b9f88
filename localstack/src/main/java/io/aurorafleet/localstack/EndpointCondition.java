package io.aurorafleet.localstack;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Skips aloud: the build's own summary counts skipped suites, but does not say why. */
final class EndpointCondition implements ExecutionCondition {
  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    return OnEndpoint.missing()
        .map(reason -> skipped(context, reason))
        .orElseGet(() -> ConditionEvaluationResult.enabled("there is an endpoint"));
  }

  private static ConditionEvaluationResult skipped(ExtensionContext context, String reason) {
    if (context.getTestMethod().isEmpty()) {
      System.err.printf("Skipped %s: %s%n", context.getRequiredTestClass().getSimpleName(), reason);
    }
    return ConditionEvaluationResult.disabled(reason);
  }
}
