package dev.syncwatch.rule.yaml;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds the name that a mistyped one was meant to be. */
public final class Nearest {
    private static final int LONGEST = 64;
    private static final int MOST_LOOKED_AT = 1000;
    private static final int MOST_LISTED = 25;

    private Nearest() {}

    /** The end of a message: the nearest of the names where one is near, else all of them. */
    public static String hint(String typed, Collection<String> names) {
        String suggestion = suggestion(typed, names);
        return suggestion == null ? "" : "; " + suggestion;
    }

    /** The nearest of the names where one is near, else all of them; null where there are none. */
    public static String suggestion(String typed, Collection<String> names) {
        return name(typed, names)
                .map(name -> "did you mean " + Quoted.of(name) + "?")
                .orElseGet(() -> names.isEmpty() ? null : "valid: " + listed(names));
    }

    private static String listed(Collection<String> names) {
        String some = names.stream().limit(MOST_LISTED).collect(Collectors.joining(", "));
        return names.size() > MOST_LISTED ? some + ", …" : some;
    }

    /** The name with the fewest edits between, if a third of the typed letters or fewer differ. */
    static Optional<String> name(String typed, Collection<String> names) {
        if (typed.length() > LONGEST) {
            return Optional.empty();
        }
        int allowed = Math.max(1, typed.length() / 3);
        return names.stream()
                .limit(MOST_LOOKED_AT)
                .filter(name -> Math.abs(name.length() - typed.length()) <= allowed)
                .filter(name -> edits(typed, name) <= allowed)
                .min(Comparator.comparingInt(name -> edits(typed, name)));
    }

    // Levenshtein's distance, a row at a time; case is free, so that minimumusers finds minimumUsers first.
    private static int edits(String typed, String name) {
        String from = typed.toLowerCase(Locale.ROOT);
        String to = name.toLowerCase(Locale.ROOT);
        int[] row = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[to.length()];
    }
}
