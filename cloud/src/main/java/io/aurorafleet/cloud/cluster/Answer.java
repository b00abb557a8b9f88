package io.aurorafleet.cloud.cluster;

import io.aurorafleet.contracts.Failure;
import java.util.Optional;
import java.util.function.Function;

/**
 * What AWS said to a question whose answer is good to have but not vital. Who may not ask, or gets
 * no reply, can go on and say what was not looked at.
 */
public sealed interface Answer<T> {
  /** AWS answered. */
  record Given<T>(T value) implements Answer<T> {}

  /**
   * AWS did not answer.
   *
   * @param action the IAM action that the question needs, such as {@code rds:DescribeIntegrations}
   */
  record Withheld<T>(String action, Failure failure) implements Answer<T> {}

  /** Handles both; there is no third. */
  default <R> R fold(Function<T, R> given, Function<Withheld<T>, R> withheld) {
    return this instanceof Given<T> answer
        ? given.apply(answer.value())
        : withheld.apply((Withheld<T>) this);
  }

  /** The answer, if there is one. */
  default Optional<T> found() {
    return this instanceof Given<T> answer ? Optional.of(answer.value()) : Optional.empty();
  }

  /** Why there is none. */
  default Optional<Withheld<T>> withheld() {
    return this instanceof Withheld<T> none ? Optional.of(none) : Optional.empty();
  }
}
