package dev.syncwatch.notify.delivery;

import dev.syncwatch.notify.Notification;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * One record of the alerts topic that is not settled yet.
 *
 * @param notification null if the record can't be read
 * @param firstTriedAt null before the first attempt
 * @param lostBecause not null once it only has to be written to the dead letters
 */
record Waiting(
        ConsumerRecord<byte[], byte[]> source,
        Notification notification,
        int attempts,
        Instant firstTriedAt,
        Instant dueAt,
        String lostBecause) {

    static Waiting toSend(ConsumerRecord<byte[], byte[]> source, Notification notification) {
        return new Waiting(source, notification, 0, null, Instant.EPOCH, null);
    }

    static Waiting unreadable(ConsumerRecord<byte[], byte[]> source, String reason) {
        return new Waiting(source, null, 0, null, Instant.EPOCH, reason);
    }

    Waiting triedAt(Instant now) {
        return new Waiting(
                source, notification, attempts + 1, firstTriedAt == null ? now : firstTriedAt, dueAt, lostBecause);
    }

    Waiting dueAt(Instant due) {
        return new Waiting(source, notification, attempts, firstTriedAt, due, lostBecause);
    }

    Waiting asPlain() {
        return new Waiting(source, notification.asPlain(), attempts, firstTriedAt, dueAt, lostBecause);
    }

    Waiting lost(String reason) {
        return new Waiting(source, notification, attempts, firstTriedAt, dueAt, reason);
    }

    TopicPartition partition() {
        return new TopicPartition(source.topic(), source.partition());
    }

    /** Only one of a lane is ever tried at a time. */
    String lane() {
        return notification != null
                ? notification.incident()
                : source.topic() + "/" + source.partition() + "/" + source.offset();
    }
}
