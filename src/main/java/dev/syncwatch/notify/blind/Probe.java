package dev.syncwatch.notify.blind;

import dev.syncwatch.notify.blind.condition.JobState;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;

/** Asks Kafka whether it is there and each topic whether it can be read, and Flink for the state of the job. */
record Probe(Admin admin, List<String> topics, Supplier<JobState> job, Clock clock) {

    /**
     * What the answers were.
     *
     * @param at           when Kafka was asked: an answer says nothing of the time after that
     * @param kafkaFailure why Kafka did not answer; null if it did
     * @param ends         the end of every partition that could be asked
     * @param unreadable   topic to the reason; only topics that could not be asked
     */
    record Answer(
            Instant at,
            String kafkaFailure,
            Map<TopicPartition, Long> ends,
            Map<String, String> unreadable,
            JobState job) {}

    /** Takes as long as the client's time-outs let it. */
    Answer ask() throws InterruptedException {
        Instant at = clock.instant();
        Map<TopicPartition, Long> ends = new HashMap<>();
        Map<String, String> unreadable = new HashMap<>();
        String kafkaFailure = null;
        try {
            admin.describeCluster().nodes().get();
            for (String topic : topics) {
                ask(topic, ends, unreadable);
            }
            if (!unreadable.isEmpty()) {
                // Kafka may have gone away in between, and then the topics are not to blame.
                admin.describeCluster().nodes().get();
            }
        } catch (ExecutionException failure) {
            kafkaFailure = KafkaFailure.inWords(failure.getCause());
        }
        return new Answer(at, kafkaFailure, ends, unreadable, jobState());
    }

    private void ask(String topic, Map<TopicPartition, Long> ends, Map<String, String> unreadable)
            throws InterruptedException {
        try {
            TopicDescription description =
                    admin.describeTopics(List.of(topic)).allTopicNames().get().get(topic);
            Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
            description
                    .partitions()
                    .forEach(partition ->
                            wanted.put(new TopicPartition(topic, partition.partition()), OffsetSpec.latest()));
            for (Map.Entry<TopicPartition, ListOffsetsResultInfo> end :
                    new ArrayList<>(admin.listOffsets(wanted).all().get().entrySet())) {
                ends.put(end.getKey(), end.getValue().offset());
            }
        } catch (ExecutionException failure) {
            unreadable.put(topic, KafkaFailure.inWords(failure.getCause()));
        }
    }

    private JobState jobState() {
        try {
            return job.get();
        } catch (RuntimeException cannotTell) {
            return JobState.unknown();
        }
    }
}
