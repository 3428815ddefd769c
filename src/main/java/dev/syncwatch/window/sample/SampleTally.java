package dev.syncwatch.window.sample;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A fair sample of failures in bounded space: the sixteen whose hashes are lowest. What is among the lowest of a whole is among the
 * lowest of each part that has it, so samples of parts add up to that of the whole, whoever saw what and in whichever order. A text
 * that half of all failures have is missed once in 65,536 times.
 */
public final class SampleTally {

    static final int MOST_SAMPLES = 16;

    /** Texts that a change carries. */
    private static final int MOST_SHOWN = 3;

    private static final Sample[] NONE = {};

    private final TreeMap<Long, String> texts = new TreeMap<>();

    /** Adds a failure by the hash of its event. */
    public void add(long event, String text) {
        if (texts.size() == MOST_SAMPLES && event > texts.lastKey()) {
            return;
        }
        // Should two have one hash, the choice between them must not hang on which came first.
        texts.merge(event, text, (known, other) -> known.compareTo(other) <= 0 ? known : other);
        if (texts.size() > MOST_SAMPLES) {
            texts.pollLastEntry();
        }
    }

    /** Adds those of another; null adds nothing. */
    public void add(Sample[] samples) {
        if (samples != null) {
            for (Sample sample : samples) {
                add(sample.event(), sample.text());
            }
        }
    }

    /** By hash. */
    public Sample[] samples() {
        return texts.isEmpty()
                ? NONE
                : texts.entrySet().stream()
                        .map(text -> new Sample(text.getKey(), text.getValue()))
                        .toArray(Sample[]::new);
    }

    /** The most frequent texts, each once, at most three. */
    public List<String> mostFrequent() {
        return texts.values().stream()
                .collect(Collectors.groupingBy(text -> text, Collectors.counting()))
                .entrySet()
                .stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST_SHOWN)
                .map(Map.Entry::getKey)
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
