package dev.syncwatch.job.rules;

import com.fasterxml.jackson.databind.JsonNode;
import dev.syncwatch.alert.turn.Decision;
import dev.syncwatch.alert.turn.PublishedSet;
import dev.syncwatch.rule.RuleSet;
import dev.syncwatch.rule.timeline.RuleTimeline;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** All rule sets that were published, and what became of them, as the records of the topic tell it in their order. */
public final class RuleHistory {
    private final NavigableMap<Long, PublishedSet> sets = new TreeMap<>();
    private final Map<Long, Decision> decisions = new HashMap<>();

    /**
     * Reads a file with one record of the topic a line, or one line {@code {"kafka":…,"value":RECORD}}; what is neither is passed over.
     *
     * @throws IOException if it can't be read
     */
    public static RuleHistory read(Path file) throws IOException {
        RuleHistory history = new RuleHistory();
        try (Stream<String> lines = Files.lines(file)) {
            lines.forEach(line -> {
                JsonNode json = RulesJson.read(line.getBytes(StandardCharsets.UTF_8));
                history.take(json.has("value") ? json.get("value") : json);
            });
        }
        return history;
    }

    /** The next record. Of two sets with one version the first counts, of two decisions the last. */
    void take(JsonNode record) {
        RulesJson.set(record).ifPresent(set -> sets.putIfAbsent(set.version(), set));
        RulesJson.decision(record).ifPresent(decision -> decisions.put(decision.version(), decision));
    }

    /** The set with the highest version, whatever became of it. */
    public Optional<PublishedSet> newest() {
        return sets.isEmpty() ? Optional.empty() : Optional.of(sets.lastEntry().getValue());
    }

    /** The newest set that was not refused. */
    public Optional<PublishedSet> newestUsable() {
        return sets.descendingMap().values().stream()
                .filter(set -> decision(set.version())
                        .filter(decision -> decision.refused() != null)
                        .isEmpty())
                .findFirst();
    }

    public Optional<PublishedSet> set(long version) {
        return Optional.ofNullable(sets.get(version));
    }

    /** What became of a version; empty while nothing has. */
    public Optional<Decision> decision(long version) {
        return Optional.ofNullable(decisions.get(version))
                .filter(decision ->
                        !sets.containsKey(version) || sets.get(version).hash().equals(decision.hash()));
    }

    /** Those of which nothing has become yet, oldest first. */
    public List<PublishedSet> undecided() {
        return sets.values().stream()
                .filter(set -> decision(set.version()).isEmpty())
                .toList();
    }

    /**
     * What decided when; the first set did so from the beginning. A set of which nothing is known to have become acts as it was meant to;
     * one that can't be read never acts.
     *
     * @return empty if there is no set
     */
    public Optional<RuleTimeline> timeline(Duration pane) {
        return timeline(pane, sets.values());
    }

    /** As {@link #timeline}, of those alone of which it is known what became. */
    Optional<RuleTimeline> decided(Duration pane) {
        List<PublishedSet> decided = sets.values().stream()
                .filter(set -> decision(set.version()).isPresent())
                .toList();
        return timeline(pane, decided);
    }

    private Optional<RuleTimeline> timeline(Duration pane, Collection<PublishedSet> of) {
        RuleTimeline timeline = null;
        for (PublishedSet set : of) {
            Optional<Decision> decision = decision(set.version());
            boolean refused = decision.isPresent() && decision.get().refused() != null;
            RuleSet rules = refused ? null : set.read(pane).ruleSet();
            long from = decision.map(Decision::takesEffect).orElse(set.effectiveFrom());
            if (rules != null) {
                timeline = timeline == null
                        ? RuleTimeline.of(set.version(), rules)
                        : followed(timeline, set.version(), rules, from);
            }
        }
        return Optional.ofNullable(timeline);
    }

    private static RuleTimeline followed(RuleTimeline timeline, long version, RuleSet rules, long from) {
        return from > timeline.from() ? timeline.with(version, rules, from) : timeline;
    }
}
