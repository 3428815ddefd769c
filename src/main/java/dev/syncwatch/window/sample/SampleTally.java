package dev.syncwatch.window.sample;

import com.dynatrace.hash4j.hashing.Hashing;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts messages in bounded space: of all different ones it keeps those whose hashes are lowest, each with its exact count. What is
 * among the lowest of a whole is among the lowest of each part that has it, so tallies of parts add up to that of the whole, whoever
 * saw what and in whichever order.
 */
public final class SampleTally {

    /** Different messages that are kept: with no more than these, all counts are exact. */
    static final int MOST_TEXTS = 8;

    /** Samples that a change carries. */
    private static final int MOST_SHOWN = 3;

    private static final Sample[] NONE = {};

    private static final Comparator<String> LOWEST_HASH_FIRST = Comparator.comparingLong(
                    (String text) -> Hashing.komihash5_0().hashCharsToLong(text))
            .thenComparing(Comparator.naturalOrder());

    private static final Comparator<Sample> MOST_FAILURES_FIRST =
            Comparator.comparingLong(Sample::failures).reversed().thenComparing(Sample::text);

    private final Map<String, Long> failures = new HashMap<>();

    /** Counts a message. */
    public void add(String text, long count) {
        failures.merge(text, count, Long::sum);
        if (failures.size() > MOST_TEXTS) {
            failures.remove(failures.keySet().stream().max(LOWEST_HASH_FIRST).orElseThrow());
        }
    }

    /** Those of another tally, or null for none. */
    public void add(Sample[] samples) {
        if (samples != null) {
            for (Sample sample : samples) {
                add(sample.text(), sample.failures());
            }
        }
    }

    /** In no particular order. */
    public Sample[] samples() {
        return failures.isEmpty()
                ? NONE
                : failures.entrySet().stream()
                        .map(text -> new Sample(text.getKey(), text.getValue()))
                        .toArray(Sample[]::new);
    }

    /** The most frequent texts, at most three. */
    public List<String> mostFrequent() {
        return List.of(samples()).stream()
                .sorted(MOST_FAILURES_FIRST)
                .limit(MOST_SHOWN)
                .map(Sample::text)
                .toList();
    }

    /** The samples of both; either may be null. */
    public static Sample[] merged(Sample[] samples, Sample[] more) {
        if (samples == null || samples.length == 0) {
            return more == null ? NONE : more;
        }
        if (more == null || more.length == 0) {
            return samples;
        }
        SampleTally both = new SampleTally();
        both.add(samples);
        both.add(more);
        return both.samples();
    }
}
