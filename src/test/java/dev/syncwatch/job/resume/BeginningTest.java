package dev.syncwatch.job.resume;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncwatch.job.state.StateSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BeginningTest {
    private static final Origin ORIGIN = new Origin("10s", "cluster", "telemetry", "id");

    @TempDir
    Path place;

    private CheckpointFolder folder;

    @BeforeEach
    void open() throws IOException {
        folder = new CheckpointFolder(place.resolve("checkpoints").toUri().toString());
    }

    @Test
    void firstRunGoesOnFromNothing() throws IOException {
        Beginning beginning = Beginning.after(folder, ORIGIN);

        assertThat(beginning.checkpoints()).isEmpty();
        assertThat(beginning.warning()).isEmpty();
        assertThat(local(beginning.run())).isDirectoryContaining("glob:**/origin.json");
    }

    @Test
    void goesOnFromTheNewestCompleteCheckpointByNumber() throws IOException {
        RunFolder before = folder.begin(ORIGIN);
        complete(before, "chk-9");
        complete(before, "chk-10");
        Files.createDirectories(local(before).resolve("job/chk-11"));
        Files.createDirectories(local(before).resolve("job/shared"));

        assertThat(Beginning.after(folder, ORIGIN).checkpoints())
                .extracting(org.apache.flink.core.fs.Path::getName)
                .containsExactly("chk-10", "chk-9");
    }

    @Test
    void runThatMadeNoCheckpointHidesNoneBeforeIt() throws IOException {
        RunFolder before = folder.begin(ORIGIN);
        complete(before, "chk-3");
        folder.begin(ORIGIN);

        assertThat(Beginning.after(folder, ORIGIN).checkpoints())
                .extracting(org.apache.flink.core.fs.Path::getName)
                .containsExactly("chk-3");
    }

    @Test
    void deletesWhatIsOlderThanTheRunThatItGoesOnFrom() throws IOException {
        complete(folder.begin(ORIGIN), "chk-1");
        complete(folder.begin(ORIGIN), "chk-2");
        folder.begin(ORIGIN);
        Files.createDirectories(place.resolve("checkpoints/somebody-elses"));

        Beginning.after(folder, ORIGIN);

        assertThat(place.resolve("checkpoints").toFile().list())
                .containsExactlyInAnyOrder("run-000002", "run-000004", "somebody-elses");
    }

    @Test
    void freshRunLeavesNothingThatALaterOneCouldGoOnFrom() throws IOException {
        complete(folder.begin(ORIGIN), "chk-1");

        Beginning.fresh(folder, ORIGIN);

        assertThat(Beginning.after(folder, ORIGIN).checkpoints()).isEmpty();
    }

    @Test
    void saysWhichCheckpointCanNotBeUsedAndWhy() throws IOException {
        complete(folder.begin(ORIGIN), "chk-7");

        Beginning beginning = Beginning.after(folder, new Origin("other", "cluster", "telemetry", "id"));

        assertThat(beginning.checkpoints()).isEmpty();
        assertThat(beginning.warning())
                .hasValueSatisfying(warning -> assertThat(warning)
                        .startsWith("warning: can't go on from checkpoint ")
                        .contains("run-000001/job/chk-7: panes had another length"));
    }

    @Test
    void anotherBackendIsKnownAndNoReasonNotToGoOn() throws IOException {
        Configuration rocks = new Configuration();
        new StateSettings(StateSettings.Backend.ROCKSDB).into(rocks, StateSettings.MAX_PARALLELISM);
        complete(folder.begin(ORIGIN.keptBy(rocks)), "chk-7");

        Beginning beginning = Beginning.after(folder, ORIGIN);

        assertThat(beginning.warning()).isEmpty();
        assertThat(beginning.checkpoints()).hasSize(1);
        assertThat(beginning.backend()).isEqualTo("rocksdb");
    }

    @Test
    void damagedOrMissingOriginIsTold() throws IOException {
        RunFolder damaged = folder.begin(ORIGIN);
        complete(damaged, "chk-7");
        Files.writeString(local(damaged).resolve("origin.json"), "{\"plan\":");
        assertThat(Beginning.after(folder, ORIGIN).warning())
                .hasValueSatisfying(warning -> assertThat(warning).endsWith("its origin.json can't be read"));

        Files.delete(local(damaged).resolve("origin.json"));
        assertThat(Beginning.after(folder, ORIGIN).warning())
                .hasValueSatisfying(warning -> assertThat(warning).endsWith("its origin.json is missing"));
    }

    @Test
    void tellsAnotherClusterAnotherTopicAndOneThatWasMadeAnewApart() {
        assertThat(ORIGIN.whyNotFor(ORIGIN)).isEmpty();
        assertThat(new Origin("10s", "x", "telemetry", "id").whyNotFor(ORIGIN))
                .hasValue("it belongs to another Kafka cluster");
        assertThat(new Origin("10s", "cluster", "x", "id").whyNotFor(ORIGIN)).hasValue("it belongs to the topic x");
        assertThat(new Origin("10s", "cluster", "telemetry", "x").whyNotFor(ORIGIN))
                .hasValue("the topic telemetry has been made anew since");
        assertThat(new Origin("10s", "cluster", "telemetry", "id", null, new Origin.Kept("hashmap", 64))
                        .whyNotFor(ORIGIN))
                .hasValue("maxParallelism was 64, and what is kept is divided by it");
    }

    private static void complete(RunFolder run, String checkpoint) throws IOException {
        Path made = Files.createDirectories(local(run).resolve("job").resolve(checkpoint));
        Files.writeString(made.resolve("_metadata"), "");
    }

    private static Path local(RunFolder run) {
        return Path.of(run.path().getPath());
    }
}
