package dev.syncwatch.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncwatch.fixture.SyncwatchProcess;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Telemetry of a benchmark takes gigabytes, in a broker of its own. */
class BenchStopIT {
    @TempDir
    Path folder;

    @Test
    void whoStopsItFindsNothingLeft() throws Exception {
        try (SyncwatchProcess bench = SyncwatchProcess.start("bench", "limit", "--quick", "--folder=" + folder)) {
            bench.awaitLine("simulated ");
            assertThat(folder).isNotEmptyDirectory();
            bench.terminate();
            bench.exitCode();
            assertThat(folder).isEmptyDirectory();
        }
    }
}
