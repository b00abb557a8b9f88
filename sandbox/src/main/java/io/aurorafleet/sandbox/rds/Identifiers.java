package io.aurorafleet.sandbox.rds;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What things may be called. AWS: clusters and instances have 1 to 63 letters, digits and single
 * hyphens, begin with a letter, do not end with a hyphen, and are kept in lower case; parameter
 * groups may have 255.
 */
final class Identifiers {
  private static final Pattern VALID = Pattern.compile("[a-z](?:-?[a-z0-9])*");

  private Identifiers() {}

  static String resource(String value, String parameter) {
    return check(value, parameter, 63);
  }

  static String group(String value, String parameter) {
    return check(value, parameter, 255);
  }

  /** The identifier in a name or in the last part of an ARN. */
  static String last(String nameOrArn) {
    String lower = nameOrArn.toLowerCase(Locale.ROOT);
    return lower.startsWith("arn:") ? lower.substring(lower.lastIndexOf(':') + 1) : lower;
  }

  private static String check(String value, String parameter, int longest) {
    String lower = Fault.require(value, parameter).toLowerCase(Locale.ROOT);
    if (lower.length() > longest) {
      throw Fault.VALUE.with(
          "The parameter "
              + parameter
              + " is not a valid identifier because it is longer than "
              + longest
              + " characters.");
    }
    if (!VALID.matcher(lower).matches()) {
      throw Fault.VALUE.with(
          "The parameter "
              + parameter
              + " is not a valid identifier. Identifiers must begin with a letter; must contain"
              + " only ASCII letters, digits, and hyphens; and must not end with a hyphen or"
              + " contain two consecutive hyphens.");
    }
    return lower;
  }
}
