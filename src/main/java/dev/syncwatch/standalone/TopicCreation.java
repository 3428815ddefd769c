package dev.syncwatch.standalone;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Makes topics that are missing; what exists is never altered. */
public final class TopicCreation {
    private static final Duration VISIBLE_WITHIN = Duration.ofSeconds(10);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(10);

    private final Admin admin;

    /** Works through {@code admin}, which stays the caller's to close. */
    public TopicCreation(Admin admin) {
        this.admin = admin;
    }

    /**
     * Creates those of {@code wanted} that are missing, and returns once all can be used.
     *
     * @throws TopicsUnavailableException if Kafka can't be asked, or refuses; every topic still missing is named
     */
    public void createMissing(Topics topics, Collection<Topic> wanted)
            throws TopicsUnavailableException, InterruptedException {
        createMissing(topics.plan(wanted));
    }

    /** As {@link #createMissing(Topics, Collection)}. */
    public void createMissing(Collection<NewTopic> wanted) throws TopicsUnavailableException, InterruptedException {
        Set<String> present = existing();
        List<NewTopic> missing =
                wanted.stream().filter(plan -> !present.contains(plan.name())).toList();
        create(missing);
        for (NewTopic topic : missing) {
            awaitVisible(topic.name());
        }
        awaitLeaders(missing);
    }

    private Set<String> existing() throws TopicsUnavailableException, InterruptedException {
        try {
            return admin.listTopics().names().get();
        } catch (ExecutionException failure) {
            throw TopicsUnavailableException.unreachable(failure.getCause());
        }
    }

    private void create(List<NewTopic> missing) throws TopicsUnavailableException, InterruptedException {
        Map<String, KafkaFuture<Void>> created = admin.createTopics(missing).values();
        Map<String, Throwable> refused = new TreeMap<>();
        for (Map.Entry<String, KafkaFuture<Void>> topic : created.entrySet()) {
            try {
                topic.getValue().get();
            } catch (ExecutionException failure) {
                if (!(failure.getCause() instanceof TopicExistsException)) {
                    refused.put(topic.getKey(), failure.getCause());
                }
            }
        }
        if (!refused.isEmpty()) {
            List<NewTopic> topics = missing.stream()
                    .filter(topic -> refused.containsKey(topic.name()))
                    .toList();
            throw TopicsUnavailableException.refused(refused, TopicCommands.of(topics, admin));
        }
    }

    /**
     * A broker knows of a partition a moment before it serves it. A producer that writes in between can have its first
     * batch refused and its second taken, and the first then waits behind the second for as long as it may: so ask each
     * leader for its newest offset, which only one that serves can tell.
     */
    private void awaitLeaders(List<NewTopic> created) throws TopicsUnavailableException, InterruptedException {
        Map<TopicPartition, OffsetSpec> partitions = new HashMap<>();
        for (NewTopic topic : created) {
            for (int partition = 0; partition < topic.numPartitions(); partition++) {
                partitions.put(new TopicPartition(topic.name(), partition), OffsetSpec.latest());
            }
        }
        try {
            admin.listOffsets(partitions).all().get();
        } catch (ExecutionException failure) {
            throw TopicsUnavailableException.unreachable(failure.getCause());
        }
    }

    /** A broker learns of a topic a moment after its controller has made it. */
    private void awaitVisible(String topic) throws TopicsUnavailableException, InterruptedException {
        long start = System.nanoTime();
        while (true) {
            try {
                admin.describeTopics(List.of(topic)).allTopicNames().get();
                return;
            } catch (ExecutionException failure) {
                boolean hopeful = failure.getCause() instanceof UnknownTopicOrPartitionException
                        && System.nanoTime() - start < VISIBLE_WITHIN.toNanos();
                if (!hopeful) {
                    throw TopicsUnavailableException.unreachable(failure.getCause());
                }
                Thread.sleep(BETWEEN_LOOKS.toMillis());
            }
        }
    }
}
