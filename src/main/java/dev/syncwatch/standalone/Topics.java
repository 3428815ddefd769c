package dev.syncwatch.standalone;

import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;

/**
 * How the topics of one installation are called and made.
 *
 * @param names names of topics that are not called by their default
 * @param partitions of the topics that carry events, logs and dead letters, from 1
 * @param simulatedTime whether records carry the time of a simulation: then that time is kept as it is, however old, and
 *     nothing is deleted by age
 */
public record Topics(Map<Topic, String> names, int partitions, boolean simulatedTime) {
    private static final String FOR_EVER = "-1";

    public Topics {
        if (partitions < 1) {
            throw new IllegalArgumentException("partitions must be at least 1, not " + partitions);
        }
        var complete = new EnumMap<Topic, String>(Topic.class);
        for (Topic topic : Topic.ALL) {
            complete.put(topic, names.getOrDefault(topic, topic.defaultName()));
        }
        names = Map.copyOf(complete);
    }

    /** All topics by their default names, in real time. */
    public static Topics byDefault(int partitions) {
        return new Topics(Map.of(), partitions, false);
    }

    /** What {@code topic} is called here. */
    public String name(Topic topic) {
        return names.get(topic);
    }

    /** A topic of one partition that keeps the newest record of each key for ever. */
    public static NewTopic compacted(String name) {
        return new NewTopic(name, Optional.of(1), Optional.empty())
                .configs(Map.of(
                        TopicConfig.CLEANUP_POLICY_CONFIG,
                        TopicConfig.CLEANUP_POLICY_COMPACT,
                        TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
                        String.valueOf(16 << 20)));
    }

    /** How {@code wanted} would be created; copies and what is not said here are left to the broker's defaults. */
    public List<NewTopic> plan(Collection<Topic> wanted) {
        return wanted.stream().map(this::plan).toList();
    }

    private NewTopic plan(Topic topic) {
        int count = switch (topic.shape()) {
            case ARRIVALS, REJECTS -> partitions;
            case CONTROL, RESULTS -> 1;
        };
        return new NewTopic(name(topic), Optional.of(count), Optional.empty()).configs(settings(topic.shape()));
    }

    private Map<String, String> settings(Topic.Shape shape) {
        Map<String, String> settings = new HashMap<>();
        if (shape == Topic.Shape.ARRIVALS) {
            settings.put(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "LogAppendTime");
        }
        if (shape == Topic.Shape.CONTROL) {
            settings.put(TopicConfig.RETENTION_MS_CONFIG, FOR_EVER);
        }
        if (simulatedTime) {
            settings.put(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "CreateTime");
            settings.put(TopicConfig.MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG, String.valueOf(Long.MAX_VALUE));
            settings.put(TopicConfig.RETENTION_MS_CONFIG, FOR_EVER);
        }
        return settings;
    }
}
