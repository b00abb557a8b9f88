package io.aurorafleet.infra;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The calls to AWS that a program can make, found in its class files: from its entry points along
 * every call, an interface's method meaning that method in every class of ours that is instantiated
 * on the way (rapid type analysis). It errs on the side of more.
 */
final class Reach {
  private static final String OURS = "io.aurorafleet.";
  private static final String SDK = "software.amazon.awssdk.services.";

  private final JavaClasses classes;
  private final Set<JavaCodeUnit> reached = new LinkedHashSet<>();
  private final Deque<JavaCodeUnit> todo = new ArrayDeque<>();
  private final Set<JavaClass> instantiated = new HashSet<>();
  private final Map<String, Set<JavaClass>> wanted = new HashMap<>();
  private final Map<AwsOperation, String> operations = new TreeMap<>();

  private Reach(JavaClasses classes) {
    this.classes = classes;
  }

  /** Operations, each with one place that calls it, for the message when something is wrong. */
  static Map<AwsOperation, String> from(JavaClasses classes, String mainClass) {
    Reach reach = new Reach(classes);
    classes.get(mainClass).getCodeUnits().forEach(reach::reach);
    while (!reach.todo.isEmpty()) {
      reach.walk(reach.todo.pop());
    }
    return new LinkedHashMap<>(reach.operations);
  }

  /** Every call in the code, reached or not. */
  static Set<AwsOperation> everywhere(JavaClasses classes) {
    Set<AwsOperation> found = new TreeSet<>();
    for (JavaClass type : classes) {
      for (JavaCodeUnit unit : type.getCodeUnits()) {
        accesses(unit).forEach(access -> operation(access).ifPresent(found::add));
      }
    }
    return found;
  }

  private void walk(JavaCodeUnit unit) {
    accesses(unit).forEach(access -> follow(unit, access));
    unit.getFieldAccesses().forEach(access -> touch(access.getTargetOwner()));
  }

  private static Stream<JavaAccess<?>> accesses(JavaCodeUnit unit) {
    return Stream.<Collection<? extends JavaAccess<?>>>of(
            unit.getMethodCallsFromSelf(),
            unit.getConstructorCallsFromSelf(),
            unit.getMethodReferencesFromSelf(),
            unit.getConstructorReferencesFromSelf())
        .flatMap(Collection::stream);
  }

  private static Optional<AwsOperation> operation(JavaAccess<?> access) {
    JavaClass owner = access.getTargetOwner();
    return owner.getName().startsWith(SDK) && owner.getSimpleName().endsWith("Client")
        ? AwsOperation.of(owner.getSimpleName(), access.getTarget().getName())
        : Optional.empty();
  }

  private void follow(JavaCodeUnit from, JavaAccess<?> access) {
    JavaClass owner = access.getTargetOwner();
    String method = access.getTarget().getName();
    operation(access).ifPresent(found -> operations.putIfAbsent(found, from.getFullName()));
    if (!owner.getName().startsWith(OURS)) {
      return;
    }
    touch(owner);
    if (method.equals("<init>")) {
      instantiate(owner);
    }
    want(owner, signature(method, parameters(access)));
  }

  /** A method asked of a type: in the type itself, above it, and in every instantiated subtype. */
  private void want(JavaClass owner, String signature) {
    if (wanted.computeIfAbsent(signature, s -> new HashSet<>()).add(owner)) {
      find(owner, signature);
      instantiated.stream()
          .filter(subtype -> subtype.isAssignableTo(owner.getName()))
          .forEach(subtype -> find(subtype, signature));
    }
  }

  private void instantiate(JavaClass type) {
    if (!instantiated.add(type)) {
      return;
    }
    wanted.forEach(
        (signature, owners) -> {
          if (owners.stream().anyMatch(owner -> type.isAssignableTo(owner.getName()))) {
            find(type, signature);
          }
        });
    // Called from outside: Runnable.run, Callable.call, Provider.get, …
    if (implementsForeign(type)) {
      type.getMethods().stream()
          .filter(m -> !m.getModifiers().contains(JavaModifier.STATIC))
          .filter(m -> m.getModifiers().contains(JavaModifier.PUBLIC))
          .forEach(this::reach);
    }
  }

  private static boolean implementsForeign(JavaClass type) {
    return type.getAllRawInterfaces().stream()
        .anyMatch(
            i ->
                !i.getName().startsWith(OURS)
                    && !Set.of("java.lang.Comparable", "java.io.Serializable")
                        .contains(i.getName()));
  }

  private void find(JavaClass type, String signature) {
    Stream.concat(
            Stream.concat(Stream.of(type), type.getAllRawSuperclasses().stream()),
            type.getAllRawInterfaces().stream())
        .filter(t -> t.getName().startsWith(OURS))
        .flatMap(t -> t.getCodeUnits().stream())
        .filter(unit -> signature(unit.getName(), parameters(unit)).equals(signature))
        .forEach(this::reach);
  }

  /** Static initialisers, enum constants among them. */
  private void touch(JavaClass type) {
    if (type.getName().startsWith(OURS) && classes.contain(type.getName())) {
      classes.get(type.getName()).getStaticInitializer().ifPresent(this::reach);
    }
  }

  private void reach(JavaCodeUnit unit) {
    if (reached.add(unit)) {
      todo.push(unit);
    }
  }

  private static List<String> parameters(JavaAccess<?> access) {
    return ((AccessTarget.CodeUnitAccessTarget) access.getTarget())
        .getRawParameterTypes().stream().map(JavaClass::getName).toList();
  }

  private static List<String> parameters(JavaCodeUnit unit) {
    return unit.getRawParameterTypes().stream().map(JavaClass::getName).toList();
  }

  private static String signature(String name, List<String> parameters) {
    return name + parameters;
  }
}
