package dev.syncwatch.notify.blind.condition;

import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;

/** The fates of events that take no part in rules, and what it says if there are many of them. */
enum BadFate {
    DEAD(
            "could not be read",
            "that syncs fail: these events say nothing at all, because nobody can read them.",
            List.of(
                    "Look at what they are: `kcat -C -b BROKERS -t learning-sync.dead-letters -o -5 -e`; each has its reason.",
                    "Was an app, an SDK or a collector released just now? Roll it back, or mend its envelope."),
            FateTotals::dead),
    LATE(
            "came late, behind events that arrived before them",
            "that syncs fail: the events arrive, but out of order, and rules leave them out.",
            List.of(
                    "Is a collector or a producer retrying or catching up? Is the topic's timestamp type LogAppendTime?",
                    "`syncwatch doctor` measures the disorder and says which `outOfOrderness` would do."),
            FateTotals::late),
    STALE(
            "occurred more than 15 min before they arrived",
            "that syncs fail now: these events are about the past. Alerts about the present see fewer events than there are.",
            List.of(
                    "Is a collector delayed or draining a queue, or did many phones come back online after an outage?",
                    "`syncwatch doctor` measures the delay between phone and topic."),
            FateTotals::stale);

    private final String words;
    private final String doesNotMean;
    private final List<String> actions;
    private final ToLongFunction<FateTotals> count;

    BadFate(String words, String doesNotMean, List<String> actions, ToLongFunction<FateTotals> count) {
        this.words = words;
        this.doesNotMean = doesNotMean;
        this.actions = actions;
        this.count = count;
    }

    /** The condition's name, such as {@code late-events}. */
    String what() {
        return name().toLowerCase(Locale.ROOT) + "-events";
    }

    long of(FateTotals totals) {
        return count.applyAsLong(totals);
    }

    String words() {
        return words;
    }

    String doesNotMean() {
        return doesNotMean;
    }

    List<String> actions() {
        return actions;
    }
}
