package io.aurorafleet.preflight;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How much of what Extended Support is billed by a cluster has.
 *
 * @param vcpus of all provisioned instances whose class we know
 * @param acus the least that its Serverless instances use, together
 */
public record Capacity(int vcpus, double acus) {
  /** The class of Serverless v2 instances. */
  private static final String SERVERLESS = "db.serverless";

  /** The same for every family that Aurora offers; "16xlarge" and beyond are multiples of 4. */
  private static final Map<String, Integer> SIZES = Map.of("medium", 2, "large", 2, "xlarge", 4);

  /**
   * Of a cluster.
   *
   * @param classes the instance class of every member
   * @param leastAcus what each Serverless instance uses at least; null when not set
   */
  public static Capacity of(List<String> classes, @Nullable Double leastAcus) {
    int vcpus = 0;
    double acus = 0;
    for (String name : classes) {
      Integer known = vcpus(name);
      if (known != null) {
        vcpus += known;
      } else if (name.equals(SERVERLESS) && leastAcus != null) {
        acus += leastAcus;
      }
    }
    return new Capacity(vcpus, acus);
  }

  /** The vCPUs of an instance class; null for Serverless, and for a size we do not know. */
  public static @Nullable Integer vcpus(String instanceClass) {
    String size = instanceClass.substring(instanceClass.lastIndexOf('.') + 1);
    Integer small = SIZES.get(size);
    if (small != null) {
      return small;
    }
    return size.matches("[1-9]\\d?xlarge")
        ? (Integer) (4 * Integer.parseInt(size.substring(0, size.length() - "xlarge".length())))
        : null;
  }
}
