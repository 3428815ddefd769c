package dev.syncwatch.cli.bench;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.Collectors;

/** The suites that there are, by their names, in the order in which {@code all} runs them. */
public final class Suites {
    private static final String ALL = "all";

    /** What is asked for most stands first. */
    private static final List<String> ORDER =
            List.of("limit", "textbook", "hop", "growth", "state", "memory", "replay", "latency", "jmh");

    private final Map<String, Suite> suites = new LinkedHashMap<>();

    private Suites(List<Suite> found) {
        found.stream()
                .sorted(Comparator.comparingInt(suite -> place(suite.name())))
                .forEach(suite -> suites.put(suite.name(), suite));
    }

    private static int place(String name) {
        int place = ORDER.indexOf(name);
        return place < 0 ? ORDER.size() : place;
    }

    /** All that the class path holds. */
    public static Suites found() {
        return of(ServiceLoader.load(Suite.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList());
    }

    static Suites of(List<Suite> found) {
        return new Suites(found);
    }

    /**
     * Those of these names, or all for {@code all}, each once and in their order.
     *
     * @throws IllegalArgumentException if there is none of a name; says which there are
     */
    public List<Suite> named(List<String> names) {
        for (String name : names) {
            if (!name.equals(ALL) && !suites.containsKey(name)) {
                throw new IllegalArgumentException("no suite is called " + name
                        + (ORDER.contains(name)
                                ? " here: it needs the class path of the tests, which ./syncwatch bench brings"
                                : "; there are " + suites.keySet().stream().collect(Collectors.joining(", "))
                                        + ", all"));
            }
        }
        return suites.values().stream()
                .filter(suite -> names.contains(ALL) || names.contains(suite.name()))
                .toList();
    }
}
