package dev.syncwatch.notify.blind;

import dev.syncwatch.notify.Notifier;
import dev.syncwatch.notify.Secret;
import dev.syncwatch.notify.blind.condition.ChannelWatch;
import dev.syncwatch.notify.blind.condition.EnvironmentWatch;
import dev.syncwatch.notify.blind.condition.FateWatch;
import dev.syncwatch.notify.blind.condition.JobState;
import dev.syncwatch.notify.blind.condition.Standstill;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What the watchdog needs to know.
 *
 * @param kafka    properties of every Kafka client, {@code bootstrap.servers} at least; they may hold passwords
 * @param channels the watchdog's own clients of the vendors, by channel; it closes them
 * @param job      asked every few seconds, on a thread where it may take its time
 * @param deadMan  a http or https URL, called each minute while all is well; null for none
 */
public record WatchdogSettings(
        Map<String, String> kafka,
        TopicNames topics,
        Map<String, Notifier> channels,
        Supplier<JobState> job,
        Secret deadMan,
        Limits limits,
        Clock clock) {

    public WatchdogSettings {
        kafka = Map.copyOf(kafka);
        channels = Map.copyOf(channels);
    }

    /** What the topics are called here. */
    public record TopicNames(String telemetry, String progress, String silences) {}

    /**
     * From when on something is told.
     *
     * @param heartbeatGap  a partition without a heartbeat for so long has lost them
     * @param topicPatience how long a topic may be unreadable
     * @param quiet         after a close, how long the same condition opens nothing
     * @param repeat        from one telling of what is open to the next
     */
    public record Limits(
            Standstill.Patience standstill,
            Duration heartbeatGap,
            Duration topicPatience,
            FateWatch.Limits fates,
            EnvironmentWatch.Limits environments,
            ChannelWatch.Limits channels,
            Duration quiet,
            Duration repeat,
            Pace pace) {

        /** 2 min of standstill, as design section 10 says. */
        public static Limits defaults() {
            return new Limits(
                    new Standstill.Patience(Duration.ofMinutes(2), Duration.ofSeconds(30)),
                    Duration.ofSeconds(30),
                    Duration.ofMinutes(1),
                    FateWatch.Limits.defaults(),
                    EnvironmentWatch.Limits.defaults(),
                    ChannelWatch.Limits.defaults(),
                    Duration.ofMinutes(5),
                    Duration.ofHours(1),
                    Pace.defaults());
        }
    }

    /**
     * How often to look.
     *
     * @param look       from one judgement to the next
     * @param probe      from one question to Kafka and Flink to the next
     * @param answer     how long Kafka has to answer it
     * @param deadMan    from one call to the next, and the longest that a heartbeat may travel
     * @param lookBack   how much of telemetry to read at the start, to know which environments sent events
     */
    public record Pace(Duration look, Duration probe, Duration answer, Duration deadMan, Duration lookBack) {

        /** 1 s, 5 s, 5 s, 1 min, 70 min. */
        public static Pace defaults() {
            return new Pace(
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(5),
                    Duration.ofMinutes(1),
                    Duration.ofMinutes(70));
        }
    }

    /** Without the values of the Kafka properties, which may be secret. */
    @Override
    public String toString() {
        return "WatchdogSettings[kafka=" + kafka.keySet() + ", topics=" + topics + ", channels=" + channels.keySet()
                + ", deadMan=" + deadMan + ", limits=" + limits + "]";
    }
}
