package dev.syncwatch.standalone;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** What somebody with more rights can type to make topics, with the tool that comes with Kafka. */
final class TopicCommands {

    private TopicCommands() {}

    /** One line a topic. */
    static List<String> of(Collection<NewTopic> topics, Admin admin) throws InterruptedException {
        String broker = anyBroker(admin);
        return topics.stream().map(topic -> command(topic, broker)).toList();
    }

    private static String command(NewTopic topic, String broker) {
        String settings = topic.configs().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(setting -> " --config " + setting.getKey() + "=" + setting.getValue())
                .collect(Collectors.joining());
        return "kafka-topics.sh --bootstrap-server %s --create --topic %s --partitions %d%s"
                .formatted(broker, topic.name(), topic.numPartitions(), settings);
    }

    private static String anyBroker(Admin admin) throws InterruptedException {
        try {
            return admin.describeCluster().nodes().get().stream()
                    .map(node -> node.host() + ":" + node.port())
                    .sorted()
                    .findFirst()
                    .orElse("HOST:PORT");
        } catch (ExecutionException unknown) {
            return "HOST:PORT";
        }
    }
}
