package dev.syncwatch.notify.delivery;

import java.util.Map;

/**
 * What the notification service needs to know; {@link #defaults} has the values of a usual installation.
 *
 * @param kafka properties of every Kafka client, {@code bootstrap.servers} at least; they may hold passwords
 * @param alertsTopic where changes are read, one JSON object a record
 * @param deadLettersTopic where what is given up goes
 * @param groupId start of the consumer groups' names; each channel has its own group, {@code groupId.channel}
 * @param queueLimit most notifications that wait in a channel before it stops reading; above 0
 */
public record NotificationSettings(
        Map<String, String> kafka,
        String alertsTopic,
        String deadLettersTopic,
        String groupId,
        RetrySettings retry,
        int queueLimit) {

    public NotificationSettings {
        kafka = Map.copyOf(kafka);
        if (queueLimit < 1) {
            throw new IllegalArgumentException("queueLimit is " + queueLimit + ", it has to be at least 1");
        }
    }

    /** The default topics and group on the given brokers ({@code host:port,…}). */
    public static NotificationSettings defaults(String bootstrapServers) {
        return new NotificationSettings(
                Map.of("bootstrap.servers", bootstrapServers),
                "learning-sync.alerts",
                "learning-sync.notifications.dead-letters",
                "syncwatch-notifications",
                RetrySettings.defaults(),
                1_000);
    }

    /** Without the values of the Kafka properties, which may be secret. */
    @Override
    public String toString() {
        return "NotificationSettings[kafka=" + kafka.keySet() + ", alertsTopic=" + alertsTopic + ", deadLettersTopic="
                + deadLettersTopic + ", groupId=" + groupId + ", retry=" + retry + ", queueLimit=" + queueLimit + "]";
    }
}
