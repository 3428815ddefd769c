package dev.syncwatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncwatch.fixture.KafkaFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class SimulateIT {
    /** Its own, since a simulation goes into topics by their default names. */
    @RegisterExtension
    static final KafkaFixture KAFKA = KafkaFixture.own();

    private static final String TELEMETRY = "learning-sync.telemetry";

    @TempDir
    private Path folder;

    @Test
    void saysThatRulesLeaveThePastOut_whereTheTopicIsOfAJobThatRunsLive() throws Exception {
        assertThat(simulate().err()).as("topics of its own").doesNotContain("stale");
        assertThat(KAFKA.read(TELEMETRY))
                .isNotEmpty()
                .allSatisfy(record -> assertThat(record.timestamp()).isBetween(1_767_603_600_000L, 1_767_603_660_000L));

        stampOnArrival();

        assertThat(simulate().err())
                .startsWith(TELEMETRY + " gives records the time at which they arrive")
                .containsOnlyOnce("stale")
                .contains("all of it");
    }

    private Ran simulate() throws IOException {
        Path minute = Files.writeString(folder.resolve("minute.yaml"), """
                version: 1
                name: minute
                about: A minute long ago.
                users: 50
                start: 2026-01-05T09:00:00Z
                length: 1m
                """);
        Ran ran = Ran.command("simulate", "--scenario=" + minute, "--kafka=" + KAFKA.bootstrapServers(), "--speed=max");
        assertThat(ran.exitCode()).as(ran.err()).isZero();
        return ran;
    }

    private static void stampOnArrival() throws Exception {
        ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, TELEMETRY);
        AlterConfigOp type =
                new AlterConfigOp(new ConfigEntry("message.timestamp.type", "LogAppendTime"), AlterConfigOp.OpType.SET);
        try (Admin admin = KAFKA.admin()) {
            admin.incrementalAlterConfigs(Map.of(topic, List.of(type))).all().get();
        }
    }
}
