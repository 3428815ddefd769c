package dev.syncwatch.job.cluster;

import dev.syncwatch.job.BadSettings;
import dev.syncwatch.job.DetectionSettings;
import dev.syncwatch.job.cluster.ClusterArguments.Option;
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
import org.apache.kafka.clients.admin.Admin;

/** Sees to the topics of the detection job before it is handed over: a job whose topics are missing would fail again and again. */
record ClusterTopics(DetectionSettings settings, ClusterArguments asked) {
    private static final List<Topic> WRITTEN = List.of(
            Topic.RULES,
            Topic.ALERTS,
            Topic.PROGRESS,
            Topic.WINDOWS,
            Topic.MINUTES,
            Topic.RULE_STATUS,
            Topic.DEAD_LETTERS);

    /**
     * Creates those that are missing.
     *
     * @throws TopicsUnavailableException if Kafka can't be reached, or some may not be created, with the commands that do it
     * @throws BadSettings                if the source has more subtasks than its topic has partitions
     */
    void prepare() throws TopicsUnavailableException, BadSettings, ExecutionException, InterruptedException {
        List<Topic> wanted = new ArrayList<>(settings.inputs());
        wanted.addAll(WRITTEN);
        Map<Topic, String> names = new EnumMap<>(Topic.class);
        wanted.forEach(topic -> names.put(topic, settings.topic(topic)));
        int partitions = asked.option(Option.PARTITIONS).map(Integer::parseInt).orElse(3);
        try (Admin admin = Admin.create(clients())) {
            new TopicCreation(admin).createMissing(new Topics(names, partitions, false), wanted);
            requireEnoughPartitions(admin);
        }
    }

    private void requireEnoughPartitions(Admin admin) throws BadSettings, ExecutionException, InterruptedException {
        String telemetry = settings.topic(Topic.TELEMETRY);
        int partitions = admin.describeTopics(List.of(telemetry))
                .allTopicNames()
                .get()
                .get(telemetry)
                .partitions()
                .size();
        if (settings.sourceParallelism() > partitions) {
            throw new BadSettings("%s:1:1: sourceParallelism is %d, but %s has %d partitions: time would stand still"
                    .formatted(asked.settingsName(), settings.sourceParallelism(), telemetry, partitions));
        }
    }

    /** Nobody should have to wait a minute to learn that a port was mistyped. */
    private Map<String, Object> clients() {
        Map<String, Object> clients = new HashMap<>();
        clients.put("default.api.timeout.ms", "15000");
        clients.put("request.timeout.ms", "10000");
        clients.putAll(settings.kafka());
        return clients;
    }
}
