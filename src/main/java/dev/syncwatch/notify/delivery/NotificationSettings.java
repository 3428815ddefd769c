package dev.syncwatch.notify.delivery;

import java.time.Duration;
import java.util.Map;

/**
 * What the notification service needs to know.
 *
 * @param kafka         properties of every Kafka client, {@code bootstrap.servers} at least; they may hold passwords
 * @param retry         how long a vendor is tried
 * @param fallbackAfter how long a critical page may wait before the channels that stand in are told too
 * @param doublesAfter  how long after a request of unknown outcome doubles are looked for: longer than it may be on its way
 * @param dashboard     where people can look for themselves, a http or https URL; empty if there is none
 */
public record NotificationSettings(
        Map<String, String> kafka,
        Topics topics,
        RetrySettings retry,
        Duration fallbackAfter,
        Duration doublesAfter,
        String dashboard) {

    /**
     * Names of topics; all have to exist.
     *
     * @param outboxes    the start of the name of each channel's outbox
     * @param deadLetters where what is given up goes
     */
    public record Topics(String alerts, String progress, String silences, String outboxes, String deadLetters) {

        /** The names of a usual installation. */
        public static Topics defaults() {
            return new Topics(
                    "learning-sync.alerts",
                    "learning-sync.progress",
                    "learning-sync.silences",
                    "learning-sync.outbox",
                    "learning-sync.notifications.dead-letters");
        }

        /** The topic of one channel's outbox; what a topic's name can't hold becomes {@code _}. */
        public String outbox(String channel) {
            return outboxes + "." + channel.replaceAll("[^A-Za-z0-9_-]", "_");
        }
    }

    public NotificationSettings {
        kafka = Map.copyOf(kafka);
    }

    /** The default topics on the given brokers ({@code host:port,…}); 24 h of trying, fallback after 2 min. */
    public static NotificationSettings defaults(String bootstrapServers) {
        return new NotificationSettings(
                Map.of("bootstrap.servers", bootstrapServers),
                Topics.defaults(),
                RetrySettings.defaults(),
                Duration.ofMinutes(2),
                Duration.ofMinutes(1),
                "");
    }

    /** Without the values of the Kafka properties, which may be secret. */
    @Override
    public String toString() {
        return "NotificationSettings[kafka=" + kafka.keySet() + ", topics=" + topics + ", retry=" + retry
                + ", fallbackAfter=" + fallbackAfter + "]";
    }
}
