package dev.syncwatch.dashboard.show;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What one app version or platform has of all attempts and of all failures.
 *
 * @param name            empty where events do not say; {@code other} for the rest
 * @param shareOfAttempts 0 to 1; null where there were none at all
 * @param shareOfFailures 0 to 1; null where there were none at all
 * @param failureRate     null without attempts of its own
 */
public record Share(
        String name, long attempts, long failures, Double shareOfAttempts, Double shareOfFailures, Double failureRate) {

    static final int MOST = 12;

    private static final String REST = "other";

    private static final Comparator<Count> WORST_FIRST = Comparator.comparingLong(Count::failures)
            .thenComparingLong(Count::attempts)
            .reversed()
            .thenComparing(Count::name);

    /** How many of them a name has. */
    public record Count(String name, long attempts, long failures) {
        private static Count sum(List<Count> counts) {
            return new Count(
                    REST,
                    counts.stream().mapToLong(Count::attempts).sum(),
                    counts.stream().mapToLong(Count::failures).sum());
        }
    }

    /** The shares of those with most failures; all others are one. */
    public static List<Share> of(List<Count> counts) {
        Count all = Count.sum(counts);
        List<Count> named = counts.stream()
                .filter(count -> !count.name.equals(REST))
                .sorted(WORST_FIRST)
                .limit(MOST)
                .toList();
        List<Count> rest =
                counts.stream().filter(count -> !named.contains(count)).toList();
        List<Count> shown = new ArrayList<>(named);
        if (!rest.isEmpty()) {
            shown.add(Count.sum(rest));
        }
        return shown.stream().map(count -> of(count, all)).toList();
    }

    private static Share of(Count count, Count all) {
        return new Share(
                count.name,
                count.attempts,
                count.failures,
                ratio(count.attempts, all.attempts),
                ratio(count.failures, all.failures),
                ratio(count.failures, count.attempts));
    }

    private static Double ratio(long part, long whole) {
        return whole == 0 ? null : (double) part / whole;
    }
}
