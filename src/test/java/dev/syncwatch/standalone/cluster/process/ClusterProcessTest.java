package dev.syncwatch.standalone.cluster.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClusterProcessTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    @TempDir
    Path folder;

    private ClusterProcess process;

    @BeforeEach
    void describe() {
        process = process("sleep 600");
    }

    @AfterEach
    void end() throws InterruptedException {
        process.kill();
    }

    private ClusterProcess process(String shell) {
        return new ClusterProcess(
                "sleeper", folder.resolve("sleeper"), () -> List.of("sh", "-c", "echo here; " + shell));
    }

    @Test
    void isStartedOnce() throws Exception {
        assertThat(process.start()).isTrue();
        long pid = process.pid().orElseThrow();

        assertThat(process.start()).isFalse();
        assertThat(process.pid()).contains(pid);
    }

    @Test
    void isFoundByWhoeverKnowsItsFolder_andStartedAgainAfterAKill() throws Exception {
        process.start();
        ClusterProcess found = process("sleep 600");
        long before = found.pid().orElseThrow();

        found.kill();

        assertThat(process.isAlive()).isFalse();
        assertThat(process.start()).isTrue();
        assertThat(found.pid().orElseThrow()).isNotEqualTo(before);
    }

    @Test
    void isAskedToEnd_andKilledIfItDoesNot() throws Exception {
        process.start();
        assertThat(process.stop(SOON)).isTrue();
        assertThat(process.isAlive()).isFalse();

        process = process("trap '' TERM; echo deaf; while :; do sleep 0.1; done");
        process.start();
        while (!Files.readString(process.output()).contains("deaf")) {
            Thread.onSpinWait();
        }
        assertThat(process.stop(Duration.ofMillis(300))).isFalse();
        assertThat(process.isAlive()).isFalse();
        assertThat(process.lastWords()).endsWith("deaf");
    }

    @Test
    void endsNobodyElse_whoHasTheNumberByNow() throws Exception {
        process.start();
        ProcessHandle other = ProcessHandle.of(process.pid().orElseThrow()).orElseThrow();
        Path mark = folder.resolve("sleeper").resolve("pid");
        new ProcessMark(other.pid(), other.info().startInstant().orElseThrow().toEpochMilli() - 60_000).write(mark);

        process.kill();

        assertThat(process.isAlive()).isFalse();
        assertThat(other.isAlive()).isTrue();
        ProcessMark.of(other).write(mark);
    }

    @Test
    void runsNot_whereItsFileIsDamaged() throws IOException {
        Files.createDirectories(folder.resolve("sleeper"));
        Files.writeString(folder.resolve("sleeper").resolve("pid"), "what?");

        assertThat(process.pid()).isEmpty();
    }
}
