package dev.syncwatch.cli.doctor;

import static org.apache.kafka.common.acl.AclOperation.READ;
import static org.apache.kafka.common.acl.AclOperation.WRITE;

import dev.syncwatch.standalone.Topic;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.acl.AclOperation;

/** What Syncwatch has to be allowed on each topic that it uses; each of these rights brings Describe with it. */
final class TopicNeeds {
    private TopicNeeds() {}

    /**
     * @param inputs the topics that the detection job reads
     */
    static Map<Topic, Set<AclOperation>> with(List<Topic> inputs) {
        Map<Topic, Set<AclOperation>> needs = new EnumMap<>(Topic.class);
        if (inputs.contains(Topic.LOGS)) {
            needs.put(Topic.LOGS, Set.of(READ, WRITE)); // heartbeats are written
        }
        if (inputs.contains(Topic.REMOTE_CONFIG)) {
            needs.put(Topic.REMOTE_CONFIG, Set.of(READ));
        }
        needs.put(Topic.TELEMETRY, Set.of(READ, WRITE)); // heartbeats are written
        needs.put(Topic.ALERTS, Set.of(READ, WRITE));
        needs.put(Topic.PROGRESS, Set.of(READ, WRITE));
        needs.put(Topic.WINDOWS, Set.of(WRITE));
        needs.put(Topic.MINUTES, Set.of(WRITE));
        needs.put(Topic.RULE_STATUS, Set.of(WRITE));
        needs.put(Topic.DEAD_LETTERS, Set.of(WRITE));
        needs.put(Topic.SILENCES, Set.of(READ, WRITE));
        needs.put(Topic.RULES, Set.of(READ, WRITE));
        needs.put(Topic.UNDELIVERED, Set.of(WRITE));
        return needs;
    }
}
