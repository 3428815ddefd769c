package dev.syncwatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncwatch.fixture.KafkaAt;
import dev.syncwatch.fixture.PostgresFixture;
import dev.syncwatch.fixture.SyncwatchProcess;
import dev.syncwatch.standalone.EmbeddedKafka;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** {@code run} on a broker that knows its clients by password and grants one of them nothing. */
class SecuredKafkaIT {
    private static final String SECRET = "correct-horse-battery-staple";
    private static final String LOGIN = "org.apache.kafka.common.security.plain.PlainLoginModule required";

    private static final Map<String, String> SECURED = Map.ofEntries(
            Map.entry("listener.security.protocol.map", "BROKER:SASL_PLAINTEXT,CONTROLLER:PLAINTEXT"),
            Map.entry("sasl.enabled.mechanisms", "PLAIN"),
            Map.entry("sasl.mechanism.inter.broker.protocol", "PLAIN"),
            Map.entry(
                    "listener.name.broker.plain.sasl.jaas.config",
                    LOGIN + " username=broker password=b user_broker=b user_app=\"" + SECRET + "\" user_guest=\""
                            + SECRET + "\";"),
            Map.entry("authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer"),
            Map.entry("super.users", "User:broker;User:app;User:ANONYMOUS"));

    @RegisterExtension
    static final PostgresFixture postgres = PostgresFixture.shared();

    @TempDir
    static Path folder;

    private static EmbeddedKafka broker;

    @BeforeAll
    static void startBroker() {
        broker = EmbeddedKafka.start(folder.resolve("secured"), 0, SECURED);
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
    }

    @Test
    void everyClientShowsItsPasswordToTheBrokerAlone() throws Exception {
        try (SyncwatchProcess process = SyncwatchProcess.start("info", arguments("app"))) {
            KafkaAt.of(process.awaitLine("Watching"), credentials("app"))
                    .await("learning-sync.progress", told -> told.size() > 3);
            process.terminate();

            assertThat(process.exitCode()).isEqualTo(ExitCode.GOOD);
            assertThat(process.said())
                    .anyMatch(line -> line.contains("sasl.jaas.config = [hidden]"))
                    .noneMatch(line -> line.contains(SECRET));
        }
    }

    @Test
    void topicsThatItMayNotCreateAreNamedWithTheCommandThatDoes() throws Exception {
        try (SyncwatchProcess process = SyncwatchProcess.start("error", arguments("guest"))) {
            assertThat(process.awaitLine("syncwatch run: "))
                    .contains(
                            "These topics are missing and may not be created (Authorization failed.): learning-sync.");
            assertThat(process.exitCode()).isEqualTo(ExitCode.OUTSIDE_FAILED);
            assertThat(process.said())
                    .contains("  kafka-topics.sh --bootstrap-server " + broker.bootstrapServers()
                            + " --create --topic learning-sync.telemetry --partitions 3"
                            + " --config message.timestamp.type=LogAppendTime")
                    .anyMatch(line -> line.startsWith("warning: goes on without learning-sync.logs: "))
                    .anyMatch(line -> line.startsWith("warning: goes on without learning-sync.remote-config: "))
                    .noneMatch(line -> line.contains(SECRET));
        }
    }

    private static Map<String, String> credentials(String user) {
        return Map.of(
                "security.protocol",
                "SASL_PLAINTEXT",
                "sasl.mechanism",
                "PLAIN",
                "sasl.jaas.config",
                LOGIN + " username=" + user + " password=\"" + SECRET + "\";");
    }

    private static List<String> arguments(String user) throws IOException {
        Path home = Files.createDirectories(folder.resolve(user));
        List<String> lines = new ArrayList<>();
        credentials(user).forEach((name, value) -> lines.add(name + "=" + value));
        Path config = Files.write(home.resolve("client.properties"), lines);
        Path settings =
                Files.writeString(home.resolve("detection.yaml"), "pane: 1s\nlogs: topic\nremoteConfig: topic\n");
        PostgresFixture.Database database = postgres.newDatabase();
        Path password = Files.writeString(home.resolve("password"), database.password());
        return Stream.of(
                        "run --kafka " + broker.bootstrapServers(),
                        "--kafka-config " + config,
                        "--settings " + settings,
                        "--database " + database.url(),
                        "--database-user " + database.user(),
                        "--database-password-file " + password,
                        "--data " + home.resolve("data"),
                        "--ui-port 0")
                .flatMap(words -> Stream.of(words.split(" ")))
                .toList();
    }
}
