package dev.syncwatch.dashboard.query;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** The environments that there is anything about. */
final class Environments {
    static final String USUAL = "production";

    /** Hops from one environment to the next along the primary key, however many rows each has. */
    private static final String SQL = """
            WITH RECURSIVE hop AS (
              SELECT min(environment) AS environment FROM window_rate
              UNION ALL
              SELECT (SELECT min(r.environment) FROM window_rate r WHERE r.environment > hop.environment)
                FROM hop
               WHERE hop.environment IS NOT NULL
            ), named AS (
              SELECT environment FROM hop
              UNION
              SELECT environment FROM alert
            )
            SELECT environment FROM named WHERE environment IS NOT NULL ORDER BY environment LIMIT 200
            """;

    private Environments() {}

    /** By name, but production first; {@code production} alone where there are none. */
    static List<String> in(Handle handle) {
        List<String> found = handle.createQuery(SQL).mapTo(String.class).list();
        if (found.isEmpty()) {
            return List.of(USUAL);
        }
        return Stream.concat(
                        found.stream().filter(USUAL::equals),
                        found.stream().filter(name -> !name.equals(USUAL)).sorted(Comparator.naturalOrder()))
                .toList();
    }
}
