package dev.syncwatch.cli.run;

import dev.syncwatch.job.DetectionSettings;
import dev.syncwatch.standalone.Topic;
import dev.syncwatch.standalone.TopicCreation;
import dev.syncwatch.standalone.Topics;
import dev.syncwatch.standalone.TopicsUnavailableException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.common.acl.AclOperation;

/**
 * The inputs beside telemetry are worth having, and not worth going without detection: what can't be used of them is left out, and
 * that is told.
 *
 * @param heartbeats whether heartbeats are written here: a log without them would stand still, and all evaluation with it
 */
record SideInputs(Admin admin, boolean heartbeats, Consumer<String> tell) {

    private static final List<Topic> ALL = List.of(Topic.LOGS, Topic.REMOTE_CONFIG);

    /**
     * The settings, without the inputs whose topics are missing and may not be created, or may not be used.
     *
     * @param partitions of a topic that has to be created
     * @throws TopicsUnavailableException if Kafka can't be reached
     */
    DetectionSettings usable(DetectionSettings settings, int partitions)
            throws TopicsUnavailableException, InterruptedException {
        DetectionSettings usable = settings;
        for (Topic input : ALL) {
            if (settings.inputs().contains(input)) {
                Optional<String> reason = unusable(input, settings.topic(input), partitions);
                usable = reason.isPresent() ? usable.without(input) : usable;
                reason.ifPresent(
                        why -> tell.accept("warning: goes on without %s: %s".formatted(settings.topic(input), why)));
            }
        }
        return usable;
    }

    private Optional<String> unusable(Topic input, String name, int partitions)
            throws TopicsUnavailableException, InterruptedException {
        try {
            new TopicCreation(admin).createMissing(new Topics(Map.of(input, name), partitions, false), List.of(input));
            Set<AclOperation> lacking = needed(input);
            Set<AclOperation> granted = granted(name);
            lacking.removeAll(granted == null ? lacking : granted);
            return lacking.isEmpty() ? Optional.empty() : Optional.of("there is no right to " + lacking);
        } catch (TopicsUnavailableException refused) {
            if (refused.missing().isEmpty()) {
                throw refused;
            }
            return Optional.of(refused.getMessage());
        } catch (ExecutionException failure) {
            return Optional.of(failure.getCause().getMessage());
        }
    }

    private Set<AclOperation> needed(Topic input) {
        boolean written = input == Topic.LOGS && heartbeats;
        return written ? EnumSet.of(AclOperation.READ, AclOperation.WRITE) : EnumSet.of(AclOperation.READ);
    }

    /** Null where the broker does not tell. */
    private Set<AclOperation> granted(String name) throws ExecutionException, InterruptedException {
        return admin.describeTopics(List.of(name), new DescribeTopicsOptions().includeAuthorizedOperations(true))
                .allTopicNames()
                .get()
                .get(name)
                .authorizedOperations();
    }
}
