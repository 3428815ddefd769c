package dev.syncwatch.notify.blind.condition;

import dev.syncwatch.notify.page.Severity;
import dev.syncwatch.notify.page.Wording;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Whether the topics that all sight depends on can be read, while Kafka itself answers. */
public final class TopicReads {
    private final Duration patience;
    private final Map<String, Failure> topics = new TreeMap<>();

    private record Failure(String reason, Instant since) {}

    private static final Failure NONE = new Failure("", null);

    /** {@code patience}: how long a topic may be unreadable before that is told. */
    public TopicReads(Duration patience) {
        this.patience = patience;
    }

    public void readable(String topic) {
        topics.put(topic, NONE);
    }

    /** {@code reason} in plain words. */
    public void unreadable(String topic, String reason, Instant now) {
        Failure before = topics.getOrDefault(topic, NONE);
        topics.put(topic, new Failure(reason, before.since() == null ? now : before.since()));
    }

    boolean allReadable() {
        return topics.values().stream().allMatch(topic -> topic.since() == null);
    }

    /** One finding a topic. */
    public List<Finding> look(KafkaReach kafka, Instant now) {
        return topics.entrySet().stream()
                .map(topic -> look(topic.getKey(), topic.getValue(), kafka, now))
                .toList();
    }

    private Finding look(String topic, Failure failure, KafkaReach kafka, Instant now) {
        String what = "topic/" + topic;
        if (!kafka.answering()) {
            return Finding.unknown(what);
        }
        if (failure.since() == null) {
            return Finding.clear(what);
        }
        return now.isBefore(failure.since().plus(patience))
                ? Finding.unknown(what)
                : Finding.blind(blindness(what, topic, failure, now));
    }

    private static Blindness blindness(String what, String topic, Failure failure, Instant now) {
        return new Blindness(
                what,
                failure.since(),
                Severity.CRITICAL,
                "Syncwatch is blind: topic " + topic + " can't be read: " + failure.reason() + "; no alert can fire",
                "Kafka answers, but it does not let Syncwatch read " + topic + " since "
                        + Wording.time(failure.since(), now) + ": " + failure.reason() + ".",
                "that syncs fail, or that they work: nobody is looking. Kafka itself is up.",
                List.of(
                        "Does the topic exist, and may Syncwatch read it? `syncwatch doctor` says which right is missing.",
                        "Was it deleted, renamed or its access changed at about " + Wording.time(failure.since(), now)
                                + "? Undo that.",
                        "Until this closes, watch the analytics dashboard by hand."),
                Map.of("topic", topic));
    }
}
