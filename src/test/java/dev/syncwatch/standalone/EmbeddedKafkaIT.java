package dev.syncwatch.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.syncwatch.fixture.Await;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Utils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class EmbeddedKafkaIT {
    private static final String TOPIC = "letters";

    @TempDir
    Path parent;

    @Test
    void keepsRecordsAndGroupPositionsOverRestartOnTheSamePort() throws Exception {
        Path directory = parent.resolve("kafka");
        int port;
        try (EmbeddedKafka kafka = EmbeddedKafka.start(directory, 0)) {
            port = kafka.port();
            createTopic(kafka);
            send(kafka, "a", "b");
            assertThat(readAsGroup(kafka)).containsExactly("a", "b");
        }
        try (EmbeddedKafka kafka = EmbeddedKafka.start(directory, port)) {
            assertThat(kafka.bootstrapServers()).isEqualTo("127.0.0.1:" + port);
            send(kafka, "c");
            assertThat(readAsGroup(kafka)).containsExactly("c");
            assertThat(kafka.failure()).isEmpty();
        }
    }

    @Test
    void leavesNoNonDaemonThreadBehind() {
        Set<Thread> before = nonDaemonThreads();
        EmbeddedKafka kafka = EmbeddedKafka.start(parent.resolve("kafka"), 0);

        kafka.close();
        kafka.close();

        Set<Thread> after = nonDaemonThreads();
        after.removeAll(before);
        assertThat(after).isEmpty();
    }

    @Test
    void refusesPortInUseAndDirectoryInUse() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            assertThatThrownBy(() -> EmbeddedKafka.start(parent.resolve("kafka"), taken.getLocalPort()))
                    .isInstanceOf(EmbeddedKafkaException.class)
                    .hasMessageContaining("127.0.0.1:" + taken.getLocalPort())
                    .hasMessageContaining("another program may use that port");
        }
        try (EmbeddedKafka running = EmbeddedKafka.start(parent.resolve("kafka"), 0)) {
            assertThat(running.failure()).isEmpty();
            assertThatThrownBy(() -> EmbeddedKafka.start(parent.resolve("kafka"), 0))
                    .isInstanceOf(EmbeddedKafkaException.class)
                    .hasMessageContaining("is used by another broker that is running");
        }
    }

    @Test
    void reportsBrokenMetadataLogPlainlyAndLeavesNoThread() throws IOException {
        Path directory = parent.resolve("kafka");
        EmbeddedKafka.start(directory, 0).close();
        Path metadata = directory.resolve("__cluster_metadata-0");
        Utils.delete(metadata.toFile());
        Files.writeString(metadata, "no directory");
        Set<Thread> before = nonDaemonThreads();

        assertThatThrownBy(() -> EmbeddedKafka.start(directory, 0))
                .isInstanceOf(EmbeddedKafkaException.class)
                .hasMessageContaining("can't start on the data in " + directory)
                .hasMessageContaining("__cluster_metadata-0");

        Set<Thread> after = nonDaemonThreads();
        after.removeAll(before);
        assertThat(after).isEmpty();
    }

    @Test
    void reportsBrokenPropertiesPlainly() throws IOException {
        Path directory = parent.resolve("kafka");
        EmbeddedKafka.start(directory, 0).close();
        Files.writeString(directory.resolve("meta.properties"), "node.id=one");

        assertThatThrownBy(() -> EmbeddedKafka.start(directory, 0))
                .isInstanceOf(EmbeddedKafkaException.class)
                .hasMessageContaining("can't start on the data in " + directory)
                .hasMessageContaining("node ID not found");
    }

    @Test
    void tellsThatItsDiskIsGoneInsteadOfEndingTheProcess() throws Exception {
        Path directory = parent.resolve("kafka");
        Set<Thread> before = nonDaemonThreads();
        try (EmbeddedKafka kafka = EmbeddedKafka.start(directory, 0);
                Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            Utils.delete(directory.toFile());
            admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1)));

            Await.until("a failure", () -> kafka.failure().isPresent());
        }
        Set<Thread> after = nonDaemonThreads();
        after.removeAll(before);
        assertThat(after).isEmpty();
    }

    @Test
    void createsMissingDirectoryButNotItsParents() throws IOException {
        Path file = Files.writeString(parent.resolve("file"), "");
        Path foreign = Files.createDirectory(parent.resolve("foreign"));
        Files.writeString(foreign.resolve("thesis.txt"), "");

        assertThatThrownBy(() -> EmbeddedKafka.start(parent.resolve("missing/kafka"), 0))
                .isInstanceOf(EmbeddedKafkaException.class)
                .hasMessageContaining("missing/kafka is in a directory that does not exist");
        assertThatThrownBy(() -> EmbeddedKafka.start(file, 0))
                .isInstanceOf(EmbeddedKafkaException.class)
                .hasMessageContaining("is a file");
        assertThatThrownBy(() -> EmbeddedKafka.start(foreign, 0))
                .isInstanceOf(EmbeddedKafkaException.class)
                .hasMessageContaining("holds thesis.txt but no Kafka data");
    }

    private static Set<Thread> nonDaemonThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !thread.isDaemon())
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static void createTopic(EmbeddedKafka kafka) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get(10, TimeUnit.SECONDS);
        }
    }

    private static void send(EmbeddedKafka kafka, String... values) throws Exception {
        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers()),
                new StringSerializer(),
                new StringSerializer())) {
            for (String value : values) {
                producer.send(new ProducerRecord<>(TOPIC, value)).get(10, TimeUnit.SECONDS);
            }
        }
    }

    private static List<String> readAsGroup(EmbeddedKafka kafka) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", kafka.bootstrapServers(), "group.id", "reader", "auto.offset.reset", "earliest");
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of(TOPIC));
            var values = new ArrayList<String>();
            while (values.isEmpty()) {
                for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofSeconds(10))) {
                    values.add(record.value());
                }
            }
            consumer.commitSync();
            return values;
        }
    }
}
