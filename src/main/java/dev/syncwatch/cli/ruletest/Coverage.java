package dev.syncwatch.cli.ruletest;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which outcomes of which rules some test expects and gets. That something happened on the way does not count: nobody looked.
 *
 * @param reached by rule file and rule id, in the order of the files
 */
public record Coverage(Map<Path, Map<String, Set<Reach>>> reached) {

    /** What a rule can come to. */
    public enum Reach {
        FIRES,
        RESOLVES,
        /** It says that it does not know, or expires because of that. */
        UNKNOWN
    }

    static Coverage of(Map<Path, List<String>> rules, Map<TestFile, List<Verdict>> verdicts) {
        Map<Path, Map<String, Set<Reach>>> reached = new LinkedHashMap<>();
        rules.forEach((path, ids) -> {
            Map<String, Set<Reach>> byRule = new LinkedHashMap<>();
            ids.forEach(id -> byRule.put(id, EnumSet.noneOf(Reach.class)));
            reached.put(path, byRule);
        });
        verdicts.forEach((file, ofFile) -> ofFile.stream()
                .flatMap(verdict -> verdict.met().stream())
                .forEach(met -> add(met, reached.get(file.rules()).get(met.rule()))));
        return new Coverage(reached);
    }

    private static void add(Expectation met, Set<Reach> reached) {
        if (reached == null) {
            return;
        }
        switch (met.outcome()) {
            case FIRING -> reached.add(Reach.FIRES);
            case RESOLVED -> reached.add(Reach.RESOLVES);
            case UNKNOWN, EXPIRED -> reached.add(Reach.UNKNOWN);
            default -> {
                // Steps on the way.
            }
        }
    }

    /** How much of all is reached, in whole percent, rounded down; 100 where there is nothing to reach. */
    public int percent() {
        long rules = reached.values().stream().mapToLong(Map::size).sum();
        long found = reached.values().stream()
                .flatMap(byRule -> byRule.values().stream())
                .mapToLong(Set::size)
                .sum();
        return rules == 0 ? 100 : (int) (100 * found / (rules * Reach.values().length));
    }

    /** A line for each rule of which something is not reached. */
    public List<String> gaps() {
        List<String> gaps = new ArrayList<>();
        reached.forEach((path, byRule) -> byRule.forEach((rule, found) -> {
            Set<Reach> missing = EnumSet.complementOf(EnumSet.copyOf(found.isEmpty() ? none() : found));
            if (!missing.isEmpty()) {
                gaps.add(path + ": no test sees that " + rule + " "
                        + missing.stream().map(Coverage::word).collect(Collectors.joining(", ")));
            }
        }));
        return gaps;
    }

    private static Set<Reach> none() {
        return EnumSet.noneOf(Reach.class);
    }

    private static String word(Reach reach) {
        return reach == Reach.UNKNOWN ? "does not know" : reach.name().toLowerCase(Locale.ROOT);
    }
}
