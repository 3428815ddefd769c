package dev.syncwatch.telemetry;

import java.util.HashMap;
import java.util.Map;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/** Counts what could not be read, by reason, as the metric {@code syncwatch_dead_letters_total}. */
public final class DeadLetterCounts {

    private static final String NOT_IN_LABELS = "[^a-zA-Z0-9]+";

    private final MetricGroup group;
    private final Map<String, Counter> counters = new HashMap<>();

    public DeadLetterCounts(MetricGroup group) {
        this.group = group;
    }

    /** Reasons are fixed texts, so there are few of them. */
    public void add(DeadLetter letter) {
        counters.computeIfAbsent(letter.reason(), this::counter).inc();
    }

    private Counter counter(String reason) {
        return group.addGroup("reason", reason.replaceAll(NOT_IN_LABELS, "_")).counter("syncwatch_dead_letters_total");
    }
}
