package dev.syncwatch.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.syncwatch.fixture.KafkaFixture;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TopicCreationIT {
    @RegisterExtension
    static final KafkaFixture kafka = KafkaFixture.own();

    @Test
    void createsWhatIsMissingAndLeavesTheRestAsItIs() throws Exception {
        kafka.create(new NewTopic("learning-sync.telemetry", 5, (short) 1));
        try (Admin admin = kafka.admin()) {
            var creation = new TopicCreation(admin);

            creation.createMissing(Topics.byDefault(3), Topic.ALL);
            creation.createMissing(Topics.byDefault(3), Topic.ALL);

            assertThat(partitions(admin, "learning-sync.telemetry")).isEqualTo(5);
            assertThat(partitions(admin, "learning-sync.logs")).isEqualTo(3);
            assertThat(setting(admin, "learning-sync.logs", "message.timestamp.type"))
                    .isEqualTo("LogAppendTime");
            assertThat(admin.listTopics().names().get())
                    .containsAll(Topic.ALL.stream().map(Topic::defaultName).toList());
        }
    }

    @Test
    void keepsRecordsOfSimulatedPastAndFuture() throws Exception {
        var topics = new Topics(Map.of(Topic.TELEMETRY, "simulated"), 1, true);
        try (Admin admin = kafka.admin()) {
            new TopicCreation(admin).createMissing(topics, Set.of(Topic.TELEMETRY));
        }

        kafka.produce(new ProducerRecord<>("simulated", 0, 1_000L, null, new byte[] {1}));
        kafka.produce(new ProducerRecord<>("simulated", 0, 4_102_444_800_000L, null, new byte[] {2}));

        assertThat(kafka.read("simulated"))
                .extracting(ConsumerRecord::timestamp)
                .containsExactly(1_000L, 4_102_444_800_000L);
    }

    @Test
    void namesEveryTopicThatMayNotBeCreated() {
        var topics = new Topics(Map.of(Topic.ALERTS, "no/such name", Topic.PROGRESS, "nor:this"), 1, false);
        try (Admin admin = kafka.admin()) {
            assertThatThrownBy(() -> new TopicCreation(admin)
                            .createMissing(topics, List.of(Topic.ALERTS, Topic.PROGRESS, Topic.WINDOWS)))
                    .isInstanceOf(TopicsUnavailableException.class)
                    .hasMessageContaining("These topics are missing and may not be created")
                    .hasMessageContaining("no/such name, nor:this. Create them")
                    .hasMessageContaining("\n  kafka-topics.sh --bootstrap-server " + kafka.bootstrapServers()
                            + " --create --topic nor:this --partitions 1");
        }
    }

    @Test
    void saysThatKafkaCanNotBeReached() {
        Map<String, Object> nowhere =
                Map.of("bootstrap.servers", "127.0.0.1:1", "default.api.timeout.ms", 500, "request.timeout.ms", 400);
        try (Admin admin = Admin.create(nowhere)) {
            assertThatThrownBy(() -> new TopicCreation(admin).createMissing(Topics.byDefault(1), Topic.ALL))
                    .isInstanceOf(TopicsUnavailableException.class)
                    .hasMessageStartingWith("Kafka can't be asked for its topics: ");
        }
    }

    private static int partitions(Admin admin, String topic) throws ExecutionException, InterruptedException {
        return admin.describeTopics(List.of(topic))
                .allTopicNames()
                .get()
                .get(topic)
                .partitions()
                .size();
    }

    private static String setting(Admin admin, String topic, String name)
            throws ExecutionException, InterruptedException {
        var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        return admin.describeConfigs(List.of(resource))
                .all()
                .get()
                .get(resource)
                .get(name)
                .value();
    }
}
