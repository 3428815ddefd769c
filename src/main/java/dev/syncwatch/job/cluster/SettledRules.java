package dev.syncwatch.job.cluster;

import dev.syncwatch.alert.turn.Decision;
import dev.syncwatch.alert.turn.PublishedSet;
import dev.syncwatch.job.DetectionSettings;
import dev.syncwatch.job.rules.NewestArrival;
import dev.syncwatch.job.rules.RuleHistory;
import dev.syncwatch.job.rules.RulesTopic;
import dev.syncwatch.job.rules.Settlement;
import dev.syncwatch.job.silence.NewestProgress;
import dev.syncwatch.rule.RuleSet;
import dev.syncwatch.rule.timeline.RuleTimeline;
import dev.syncwatch.standalone.Topic;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** By which rules a job on a cluster begins: what {@code run} does at a start. Settle once, then ask. */
final class SettledRules {

    /** What a checkpoint or savepoint may be older than what has been evaluated since. */
    private static final long CHECKPOINT_AGE_MILLIS = Duration.ofDays(1).toMillis();

    private final DetectionSettings settings;
    private final RuleSet rules;
    private final RulesTopic topic;
    private RuleTimeline timeline;
    private List<Decision> decisions = List.of();

    SettledRules(DetectionSettings settings, RuleSet rules, RulesTopic topic) {
        this.settings = settings;
        this.rules = rules;
        this.topic = topic;
    }

    /**
     * Publishes the rules if they are new, and decides what becomes of all that is open.
     *
     * @param upTo versions after this one are refused first, since no job started with them
     */
    void settle(Optional<Long> upTo) throws IOException, InterruptedException {
        if (upTo.isPresent()) {
            refuseAfter(upTo.get());
        }
        Optional<PublishedSet> newest = topic.read().newestUsable();
        boolean known = newest.isPresent() && newest.get().hash().equals(rules.hash());
        if (!known && upTo.isEmpty()) {
            topic.publish(rules);
        }
        Settlement settled = Settlement.of(topic.read(), settings.pane(), NewestArrival.read(settings));
        long evaluated = NewestProgress.read(settings.kafka(), settings.topic(Topic.PROGRESS))
                .map(Instant::toEpochMilli)
                .orElse(0L);
        decisions = settled.decisions();
        timeline = settled.timeline()
                .map(decided -> decided.after(evaluated - CHECKPOINT_AGE_MILLIS))
                .orElseGet(() -> RuleTimeline.of(0, rules));
    }

    private void refuseAfter(long version) throws IOException, InterruptedException {
        RuleHistory history = topic.read();
        long last = history.newest().map(PublishedSet::version).orElse(version);
        for (long each = version + 1; each <= last; each++) {
            Optional<PublishedSet> set = history.set(each);
            if (set.isPresent()) {
                topic.write(Decision.refused(set.get(), "the job did not start with it"));
            }
        }
    }

    RuleTimeline timeline() {
        return timeline;
    }

    /** Says in the topic what was decided, once a job has been handed over that goes by it. */
    void writeDown() throws IOException, InterruptedException {
        for (Decision decision : decisions) {
            topic.write(decision);
        }
    }
}
