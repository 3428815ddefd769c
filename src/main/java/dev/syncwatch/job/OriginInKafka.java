package dev.syncwatch.job;

import dev.syncwatch.job.resume.Origin;
import dev.syncwatch.standalone.Topic;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;

/** What state of the detection job is made from, as Kafka and the settings have it now. */
final class OriginInKafka {

    private OriginInKafka() {}

    static Origin read(DetectionSettings settings) throws ExecutionException, InterruptedException {
        String topic = settings.topic(Topic.TELEMETRY);
        try (Admin admin = Admin.create(Map.<String, Object>copyOf(settings.kafka()))) {
            return new Origin(
                    settings.pane().toString(),
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
