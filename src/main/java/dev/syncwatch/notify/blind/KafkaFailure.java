package dev.syncwatch.notify.blind;

import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Why Kafka did not give what was asked for, in words; never a client's own message, which may quote its settings. */
final class KafkaFailure {

    private KafkaFailure() {}

    static String inWords(Throwable failure) {
        if (failure instanceof UnknownTopicOrPartitionException) {
            return "it does not exist";
        }
        if (failure instanceof TopicAuthorizationException) {
            return "Syncwatch has no right to it";
        }
        if (failure instanceof TimeoutException) {
            return "no answer in time";
        }
        if (failure instanceof AuthenticationException) {
            return "Kafka refuses our login (" + failure.getClass().getSimpleName() + ")";
        }
        return failure.getClass().getSimpleName();
    }
}
