package dev.syncwatch.cli.run;

import dev.syncwatch.job.DetectionSettings;
import dev.syncwatch.job.LocalPager;
import dev.syncwatch.job.NotificationJob;
import dev.syncwatch.standalone.Topic;
import dev.syncwatch.standalone.TopicCreation;
import dev.syncwatch.standalone.Topics;
import dev.syncwatch.standalone.TopicsUnavailableException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;

/** Sees to the topics of {@code run} before anything is started. */
record KafkaTopics(LocalPager.Watch watch) {
    private static final List<Topic> WANTED = List.of(
            Topic.ALERTS,
            Topic.PROGRESS,
            Topic.WINDOWS,
            Topic.MINUTES,
            Topic.RULE_STATUS,
            Topic.DEAD_LETTERS,
            Topic.UNDELIVERED,
            Topic.RULES,
            Topic.SILENCES);

    /**
     * Creates those that are missing, with so many partitions, and gives what is wrong with the settings for them.
     *
     * @throws TopicsUnavailableException if Kafka can't be reached, or topics are missing and may not be created
     */
    List<String> prepare(int partitions) throws TopicsUnavailableException, ExecutionException, InterruptedException {
        Map<Topic, String> names = new EnumMap<>(Topic.class);
        List<Topic> wanted = new ArrayList<>(settings().inputs());
        wanted.addAll(WANTED);
        wanted.forEach(topic -> names.put(topic, settings().topic(topic)));
        try (Admin admin = Admin.create(clients())) {
            TopicCreation creation = new TopicCreation(admin);
            creation.createMissing(new Topics(names, partitions, false), wanted);
            creation.createMissing(NotificationJob.outboxes(watch));
            return problems(admin);
        }
    }

    /**
     * The same, without the inputs beside telemetry that can't be used; each is told.
     *
     * @throws TopicsUnavailableException if Kafka can't be reached
     */
    LocalPager.Watch withUsableInputs(int partitions, Consumer<String> tell)
            throws TopicsUnavailableException, InterruptedException {
        try (Admin admin = Admin.create(clients())) {
            boolean heartbeats = watch.jobs().contains(LocalPager.Job.HEARTBEAT);
            return watch.with(new SideInputs(admin, heartbeats, tell).usable(settings(), partitions));
        }
    }

    private DetectionSettings settings() {
        return watch.settings();
    }

    /** Nobody should have to wait a minute to learn that a port was mistyped. */
    private Map<String, Object> clients() {
        Map<String, Object> clients = new HashMap<>();
        clients.put("default.api.timeout.ms", "15000");
        clients.put("request.timeout.ms", "10000");
        clients.putAll(settings().kafka());
        return clients;
    }

    private List<String> problems(Admin admin) throws ExecutionException, InterruptedException {
        String telemetry = settings().topic(Topic.TELEMETRY);
        int partitions = admin.describeTopics(List.of(telemetry))
                .allTopicNames()
                .get()
                .get(telemetry)
                .partitions()
                .size();
        return settings().sourceParallelism() <= partitions
                ? List.of()
                : List.of("sourceParallelism is %d, but %s has %d partitions: time would stand still"
                        .formatted(settings().sourceParallelism(), telemetry, partitions));
    }
}
