package io.aurorafleet.cloud.database;

import io.aurorafleet.preflight.Check;
import io.aurorafleet.preflight.Check.Scope;
import java.util.List;

/**
 * A database or server broken by SQL, and what preflight has to say of it.
 *
 * @param from the first major that can be broken like this
 * @param upTo the last one
 * @param cured whether its remedy, pasted, cures it
 */
record Broken(
    String check,
    Check.Scope scope,
    int from,
    int upTo,
    boolean cured,
    List<String> setup,
    List<String> objects) {

  static Broken database(String check, String object, String... setup) {
    return new Broken(check, Scope.DATABASE, 13, 18, true, List.of(setup), List.of(object));
  }

  static Broken cluster(String check, String object, String... setup) {
    return new Broken(check, Scope.CLUSTER, 13, 18, true, List.of(setup), List.of(object));
  }

  Broken majors(int first, int last) {
    return new Broken(check, scope, first, last, cured, setup, objects);
  }

  /** For those that only people or other tools can cure. */
  Broken leftAlone() {
    return new Broken(check, scope, from, upTo, false, setup, objects);
  }

  Broken and(String... more) {
    List<String> all = new java.util.ArrayList<>(objects);
    all.addAll(List.of(more));
    return new Broken(check, scope, from, upTo, cured, setup, all);
  }

  @Override
  public String toString() {
    return check;
  }
}
