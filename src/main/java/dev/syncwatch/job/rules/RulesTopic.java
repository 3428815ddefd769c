package dev.syncwatch.job.rules;

import dev.syncwatch.alert.turn.Decision;
import dev.syncwatch.alert.turn.PublishedSet;
import dev.syncwatch.job.DetectionSettings;
import dev.syncwatch.job.silence.NewestProgress;
import dev.syncwatch.job.silence.TopicTail;
import dev.syncwatch.job.silence.TopicWriter;
import dev.syncwatch.rule.RuleSet;
import dev.syncwatch.standalone.Topic;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The topic {@code learning-sync.rules}, to read and to write. For one thread. */
public final class RulesTopic implements AutoCloseable {
    /** A set should reach the job before the T at which it is to act. */
    private static final long ON_ITS_WAY_MILLIS = Duration.ofSeconds(2).toMillis();

    private final DetectionSettings settings;
    private final TopicTail tail;
    private final TopicWriter writer;
    private final RuleHistory history = new RuleHistory();

    /** Where {@code settings} say that it is. */
    public RulesTopic(DetectionSettings settings) {
        this.settings = settings;
        this.tail = new TopicTail(settings.kafka(), settings.topic(Topic.RULES));
        this.writer = new TopicWriter(settings.kafka(), settings.topic(Topic.RULES));
    }

    /**
     * What all records written before the call tell. It is one history that grows from call to call.
     *
     * @throws IOException if Kafka does not answer
     */
    public RuleHistory read() throws IOException {
        tail.read(Long.MAX_VALUE, (key, value) -> history.take(RulesJson.read(value)));
        return history;
    }

    /**
     * Publishes a set, to act at a pane end a little ahead of what has been evaluated.
     *
     * @return the set, with its version
     */
    public PublishedSet publish(RuleSet rules) throws IOException, InterruptedException {
        long version = read().newest().map(PublishedSet::version).orElse(0L) + 1;
        PublishedSet set = new PublishedSet(version, rules.hash(), effectiveFrom(), rules.text());
        write(RulesJson.of(set));
        return set;
    }

    /** Says what became of a set. */
    public void write(Decision decision) throws IOException, InterruptedException {
        write(RulesJson.of(decision));
    }

    private void write(String json) throws IOException, InterruptedException {
        writer.write(null, json.getBytes(StandardCharsets.UTF_8));
    }

    /** Where nothing has ever been evaluated the beginning of time will do. */
    private long effectiveFrom() throws IOException {
        Optional<Instant> evaluated = NewestProgress.read(settings.kafka(), settings.topic(Topic.PROGRESS));
        long pane = settings.pane().toMillis();
        return evaluated
                .map(to -> -Math.floorDiv(-(to.toEpochMilli() + pane + ON_ITS_WAY_MILLIS), pane) * pane)
                .orElse(0L);
    }

    @Override
    public void close() {
        tail.close();
        writer.close();
    }
}
