package dev.syncwatch.cli.doctor;

import dev.syncwatch.standalone.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.clients.admin.DescribeClusterResult;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Whether Kafka answers, and whether the topics are there, may be used, and are made as they should be. */
final class KafkaChecks {
    private static final long DAY_MILLIS = Duration.ofDays(1).toMillis();

    private final Admin admin;
    private final Function<Topic, String> names;
    private final List<Check> checks = new ArrayList<>();
    private Set<AclOperation> clusterRights;

    KafkaChecks(Admin admin, Function<Topic, String> names) {
        this.admin = admin;
        this.names = names;
    }

    /** False if Kafka does not answer; then there is nothing more to look at. */
    boolean cluster(String brokers) throws InterruptedException {
        try {
            admin.describeCluster().nodes().get(); // connects, so that the next answer tells the latency
            long start = System.nanoTime();
            DescribeClusterResult cluster =
                    admin.describeCluster(new DescribeClusterOptions().includeAuthorizedOperations(true));
            int nodes = cluster.nodes().get().size();
            long millis = Duration.ofNanos(System.nanoTime() - start).toMillis();
            clusterRights = cluster.authorizedOperations().get();
            checks.add(Check.ok(
                    "kafka " + brokers,
                    "%d broker%s, cluster %s, answers in %d ms"
                            .formatted(
                                    nodes,
                                    nodes == 1 ? "" : "s",
                                    cluster.clusterId().get(),
                                    millis)));
            return true;
        } catch (ExecutionException failure) {
            checks.add(Check.fail(
                    "kafka " + brokers,
                    "does not answer: " + failure.getCause().getClass().getSimpleName(),
                    "check the address, the network between here and there, and the security settings under `kafka`"));
            return false;
        }
    }

    /** Looks at every topic that Syncwatch uses, if these are what its detection job reads. */
    void topics(List<Topic> inputs) throws InterruptedException {
        for (Map.Entry<Topic, Set<AclOperation>> need : TopicNeeds.with(inputs).entrySet()) {
            topic(need.getKey(), need.getValue());
        }
    }

    List<Check> checks() {
        return checks;
    }

    private void topic(Topic topic, Set<AclOperation> needed) throws InterruptedException {
        String name = names.apply(topic);
        try {
            TopicDescription description = admin.describeTopics(
                            List.of(name), new DescribeTopicsOptions().includeAuthorizedOperations(true))
                    .allTopicNames()
                    .get()
                    .get(name);
            rights(name, description, needed);
            settings(topic, name);
        } catch (ExecutionException failure) {
            checks.add(unusable(name, failure.getCause()));
        }
    }

    private Check unusable(String name, Throwable failure) {
        if (failure instanceof UnknownTopicOrPartitionException) {
            boolean mayCreate = clusterRights == null || clusterRights.contains(AclOperation.CREATE);
            return mayCreate
                    ? Check.warn("topic " + name, "missing", "`syncwatch run` creates it")
                    : Check.fail(
                            "topic " + name,
                            "missing, and there is no right to create it",
                            "create it, or grant Create on the cluster");
        }
        if (failure instanceof TopicAuthorizationException) {
            return Check.fail(
                    "topic " + name, "may not be described", "grant Describe (Read and Write bring it along)");
        }
        return Check.fail(
                "topic " + name, "can't be asked: " + failure.getClass().getSimpleName(), "look at the brokers");
    }

    private void rights(String name, TopicDescription topic, Set<AclOperation> needed) {
        String partitions =
                topic.partitions().size() + " partition" + (topic.partitions().size() == 1 ? "" : "s");
        Set<AclOperation> granted = topic.authorizedOperations();
        if (granted == null) {
            checks.add(Check.warn(
                    "topic " + name,
                    partitions + "; this broker does not tell rights",
                    "Syncwatch needs " + words(needed) + " on it"));
            return;
        }
        Set<AclOperation> lacking = new TreeSet<>(needed);
        lacking.removeAll(granted);
        checks.add(
                lacking.isEmpty()
                        ? Check.ok(
                                "topic " + name,
                                partitions + ", may " + words(needed).toLowerCase(Locale.ROOT))
                        : Check.fail(
                                "topic " + name,
                                partitions + ", may not " + words(lacking).toLowerCase(Locale.ROOT),
                                "grant " + words(lacking) + " on it"));
    }

    private void settings(Topic topic, String name) throws InterruptedException {
        boolean timed = topic == Topic.TELEMETRY || topic == Topic.LOGS;
        if (!timed && topic != Topic.SILENCES && topic != Topic.REMOTE_CONFIG) {
            return;
        }
        try {
            ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, name);
            Config config = admin.describeConfigs(List.of(resource)).all().get().get(resource);
            if (timed) {
                timestampType(
                        name,
                        config.get(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG).value());
            }
            retention(
                    topic,
                    name,
                    Long.parseLong(config.get(TopicConfig.RETENTION_MS_CONFIG).value()));
        } catch (ExecutionException failure) {
            checks.add(Check.warn(
                    "settings of " + name,
                    "can't be read: " + failure.getCause().getClass().getSimpleName(),
                    "grant DescribeConfigs on it, or see to it that message.timestamp.type is LogAppendTime"));
        }
    }

    private void timestampType(String name, String type) {
        checks.add(
                type.equals("LogAppendTime")
                        ? Check.ok("time of " + name, "message.timestamp.type is LogAppendTime")
                        : Check.warn(
                                "time of " + name,
                                "message.timestamp.type is " + type
                                        + ": a wrong clock or a slow collector can make events late",
                                "kafka-configs.sh --alter --entity-type topics --entity-name " + name
                                        + " --add-config message.timestamp.type=LogAppendTime"));
    }

    private void retention(Topic topic, String name, long millis) {
        String found = millis < 0 ? "for ever" : millis / Duration.ofHours(1).toMillis() + " h";
        boolean timed = topic == Topic.TELEMETRY || topic == Topic.LOGS;
        boolean enough = millis < 0 || (timed && millis >= DAY_MILLIS);
        checks.add(
                enough
                        ? Check.ok("retention of " + name, found)
                        : Check.warn(
                                "retention of " + name,
                                found,
                                timed
                                        ? "keep a day at least: a job that was down for longer misses events"
                                        : "set retention.ms=-1: what it says may be in force for longer"));
    }

    private static String words(Set<AclOperation> operations) {
        Map<String, AclOperation> sorted = new TreeMap<>();
        operations.forEach(operation -> sorted.put(operation.name(), operation));
        return sorted.keySet().stream()
                .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(" and "));
    }
}
