package dev.syncwatch.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.syncwatch.notify.page.PublishedChange;
import dev.syncwatch.notify.page.PublishedChange.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the pipeline has found so far. For several threads. */
final class Findings {
    private final List<PublishedChange> changes = new ArrayList<>();
    private final Map<String, PublishedChange> latest = new LinkedHashMap<>();
    private Instant evaluatedTo;
    private String rate = "no syncs yet";

    synchronized void add(PublishedChange change) {
        changes.add(change);
        latest.put(change.alert(), change);
    }

    synchronized void evaluated(Instant to) {
        evaluatedTo = to;
    }

    /** Takes a row of {@code window_rate}. */
    synchronized void rate(JsonNode row) {
        long attempts = row.path("attempts").asLong();
        rate = attempts == 0
                ? "no syncs in 15 min"
                : "%.1f %% of %d syncs failed in 15 min"
                        .formatted(100.0 * row.path("failures").asLong() / attempts, attempts);
    }

    /** Up to when rules have been evaluated; null before the first time. */
    synchronized Instant evaluatedTo() {
        return evaluatedTo;
    }

    synchronized String rate() {
        return rate;
    }

    /** All changes, in order. */
    synchronized List<PublishedChange> changes() {
        return List.copyOf(changes);
    }

    /** The rules that have an episode open, with its state. */
    synchronized List<String> openEpisodes() {
        return latest.values().stream()
                .filter(PublishedChange::isOpen)
                .map(change -> change.state() == State.FIRING ? change.rule() : change.rule() + " (recovering)")
                .toList();
    }
}
