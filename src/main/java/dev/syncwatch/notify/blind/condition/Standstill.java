package dev.syncwatch.notify.blind.condition;

import dev.syncwatch.notify.blind.condition.JobState.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Why event time stands still, told apart from the source on: Kafka, then the topics, then heartbeats, then detection. Each is blamed
 * only while everything before it is well, and has been for long enough that it could have gone on.
 */
public final class Standstill {
    public static final String KAFKA = "kafka";
    public static final String HEARTBEATS = "heartbeats";
    public static final String DETECTION = "detection";

    private final Sights sights;
    private final Patience patience;
    private final StandstillWords words;

    /** What is seen of each part; it is kept up to date by the caller. */
    public record Sights(KafkaReach kafka, TopicReads topics, Heartbeats heartbeats, EventTime time) {}

    /**
     * How long to wait.
     *
     * @param standstill how long event time may stand still, by the wall clock
     * @param settling   how long a part that came back must have been well before the next one is blamed
     */
    public record Patience(Duration standstill, Duration settling) {}

    /** What people should look at; names and addresses without secrets. */
    public record Places(String brokers, String telemetry, String progress) {}

    public Standstill(Sights sights, Patience patience, Places places) {
        this.sights = sights;
        this.patience = patience;
        this.words = new StandstillWords(sights, places);
    }

    /** One finding for each of the three parts. */
    public List<Finding> look(JobState job, Instant now) {
        boolean still = sights.time().still(patience.standstill(), now);
        return List.of(kafka(still, now), heartbeats(still, now), detection(still, job, now));
    }

    private Finding kafka(boolean still, Instant now) {
        KafkaReach kafka = sights.kafka();
        if (!kafka.answering()) {
            return still ? Finding.blind(words.kafka(now)) : Finding.unknown(KAFKA);
        }
        boolean over = !still || kafka.answeringFor(patience.settling(), now);
        return over ? Finding.clear(KAFKA) : Finding.unknown(KAFKA);
    }

    private Finding heartbeats(boolean still, Instant now) {
        if (!topicsAreReadable() || !sights.heartbeats().expected()) {
            return Finding.unknown(HEARTBEATS);
        }
        List<Integer> silent = sights.heartbeats().silent(sights.kafka().answeringSince(), now);
        if (silent.isEmpty()) {
            return sights.heartbeats().steadySince(now) == null
                    ? Finding.unknown(HEARTBEATS)
                    : Finding.clear(HEARTBEATS);
        }
        return still ? Finding.blind(words.heartbeats(silent, now)) : Finding.unknown(HEARTBEATS);
    }

    private Finding detection(boolean still, JobState job, Instant now) {
        Instant steadySince = sights.heartbeats().steadySince(now);
        if (job.status() == Status.FAILED) {
            return Finding.blind(words.failed(job, now));
        }
        if (!still) {
            return Finding.clear(DETECTION);
        }
        boolean couldGoOn =
                topicsAreReadable() && steadySince != null && !now.isBefore(steadySince.plus(patience.standstill()));
        return couldGoOn ? Finding.blind(words.stuck(job, now)) : Finding.unknown(DETECTION);
    }

    private boolean topicsAreReadable() {
        return sights.kafka().answering() && sights.topics().allReadable();
    }
}
