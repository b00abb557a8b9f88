package io.aurorafleet.cloud.database;

import io.aurorafleet.cloud.call.Fence;
import io.aurorafleet.cloud.database.ExtensionRecipes.Installed;
import io.aurorafleet.contracts.checkpoint.ExtensionChange;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Extensions of a database. Which version is newer is PostgreSQL's to say: the target is the
 * server's default version, the way is one of its own update paths. Version texts are never
 * compared.
 */
final class Extensions {
  private static final String NOT_OFFERED = "none, the server does not offer it";

  /** A lock that is held, or a deadlock, may be gone at the next try. */
  private static final Set<String> PASSING = Set.of("55P03", "40P01");

  private static final int TRIES = 3;

  /** An installed version that the default one can be updated to is newer than it. */
  private static final String LOOK =
      """
      SELECT e.extname, e.extversion, coalesce(a.default_version, ''), n.nspname,
             coalesce((SELECT p.path FROM pg_extension_update_paths(a.name) AS p
                       WHERE p.source = e.extversion AND p.target = a.default_version), ''),
             EXISTS (SELECT FROM pg_extension_update_paths(a.name) AS p
                     WHERE p.source = a.default_version AND p.target = e.extversion
                       AND p.path IS NOT NULL)
      FROM pg_extension AS e JOIN pg_namespace AS n ON n.oid = e.extnamespace
      LEFT JOIN pg_available_extensions AS a ON a.name = e.extname
      """;

  private static final String REQUIRES =
      """
      SELECT e.extname, r.extname FROM pg_depend AS d
      JOIN pg_extension AS e ON e.oid = d.objid JOIN pg_extension AS r ON r.oid = d.refobjid
      WHERE d.classid = 'pg_extension'::regclass AND d.refclassid = 'pg_extension'::regclass
      """;

  private final Link link;
  private final ExtensionRecipes recipes;

  Extensions(Link link) {
    this.link = link;
    recipes = new ExtensionRecipes(link);
  }

  Map<String, String> installed() {
    Map<String, String> result = new TreeMap<>();
    link.query(
        "list extensions",
        "SELECT extname, extversion FROM pg_extension",
        row -> result.put(row.getString(1), row.getString(2)) == null);
    return result;
  }

  /** Those that others need come first. */
  Map<String, String> outdated() {
    Map<String, String> outdated = new TreeMap<>();
    for (Installed is : link.query("list outdated extensions", LOOK, Extensions::read)) {
      if (is.wanted().isEmpty()) {
        outdated.put(is.name(), NOT_OFFERED);
      } else if (!is.current() || recipes.unfinished(is)) {
        outdated.put(is.name(), is.wanted());
      }
    }
    Map<String, Set<String>> requires = new TreeMap<>();
    link.query(
        "list what extensions need",
        REQUIRES,
        row ->
            requires.computeIfAbsent(row.getString(1), n -> new TreeSet<>()).add(row.getString(2)));
    Map<String, String> ordered = new LinkedHashMap<>();
    order(outdated.keySet(), requires).forEach(n -> ordered.put(n, outdated.getOrDefault(n, "")));
    return ordered;
  }

  /** What is needed before what needs it; by name where that leaves a choice. */
  static List<String> order(Set<String> names, Map<String, Set<String>> requires) {
    Set<String> seen = new TreeSet<>();
    List<String> order = new ArrayList<>();
    new TreeSet<>(names).forEach(name -> visit(name, requires, seen, order));
    order.retainAll(names);
    return order;
  }

  private static void visit(
      String name, Map<String, Set<String>> requires, Set<String> seen, List<String> order) {
    if (seen.add(name)) {
      requires.getOrDefault(name, Set.of()).forEach(r -> visit(r, requires, seen, order));
      order.add(name);
    }
  }

  /** A refusal by the server is a result; only a lost session is thrown. */
  ExtensionChange update(Fence fence, String extension) {
    Optional<Installed> before = look(extension);
    if (before.isEmpty()) {
      return change(extension, "", "", "it is not installed", "");
    }
    Installed is = before.get();
    String from = is.version();
    if (is.wanted().isEmpty()) {
      return change(
          extension, from, from, "the server does not offer it; drop it, or ask who needs it", "");
    }
    boolean unfinished = recipes.unfinished(is);
    if (is.current() && !unfinished) {
      return change(extension, from, from, "", "");
    }
    fence.check();
    String problem = "";
    for (ExtensionRecipes.Way way : recipes.ways(is, unfinished)) {
      problem = attempt(fence, extension, way);
      Optional<Installed> now = look(extension);
      if (problem.isEmpty() && now.filter(this::complete).isPresent()) {
        return change(extension, from, now.get().version(), "", way.note());
      }
    }
    String now = look(extension).map(Installed::version).orElse("");
    return change(extension, from, now, ExtensionRecipes.explain(is, problem), "");
  }

  private boolean complete(Installed is) {
    return is.current() && !recipes.unfinished(is);
  }

  /** Scripts may rewrite tables and last; the fence, asked now and then, keeps the lease. */
  private String attempt(Fence fence, String extension, ExtensionRecipes.Way way) {
    String problem = "";
    for (int i = 0; i < TRIES; i++) {
      try {
        link.run("SET search_path = pg_catalog, " + Sql.identifier(way.schema()) + ", pg_temp");
        link.runLong(fence::check, way.statement());
        return "";
      } catch (SQLException e) {
        if (SqlFaults.lost(e)) {
          throw link.fault(e, "update extension \"" + extension + "\"");
        }
        problem = SqlFaults.words(e);
        if (!PASSING.contains(e.getSQLState())) {
          return problem;
        }
      } finally {
        recipes.restorePath();
      }
    }
    return problem;
  }

  private Optional<Installed> look(String extension) {
    return link.first(
        "look at extension \"" + extension + "\"",
        LOOK + " WHERE e.extname = ?",
        Extensions::read,
        extension);
  }

  private static Installed read(ResultSet row) throws SQLException {
    return new Installed(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        row.getBoolean(6));
  }

  private ExtensionChange change(
      String extension, String from, String to, String problem, String note) {
    return new ExtensionChange(link.place().database(), extension, from, to, problem, note);
  }
}
