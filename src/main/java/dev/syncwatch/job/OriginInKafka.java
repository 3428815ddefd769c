package dev.syncwatch.job;

import dev.syncwatch.job.resume.Origin;
import dev.syncwatch.standalone.Topic;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;

/** What state of a job is made from, as Kafka and the settings have it now. */
public final class OriginInKafka {

    private OriginInKafka() {}

    static Origin read(DetectionSettings settings) throws ExecutionException, InterruptedException {
        Origin topic = of(settings.kafka(), settings.topic(Topic.TELEMETRY));
        return new Origin(settings.pane().toString(), topic.cluster(), topic.topic(), topic.topicId());
    }

    /** State that is made from a topic, whatever panes there are. */
    public static Origin of(Map<String, String> kafka, String topic) throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(Map.<String, Object>copyOf(kafka))) {
            return new Origin(
                    null,
                    admin.describeCluster().clusterId().get(),
                    topic,
                    admin.describeTopics(List.of(topic))
                            .allTopicNames()
                            .get()
                            .get(topic)
                            .topicId()
                            .toString());
        }
    }
}
