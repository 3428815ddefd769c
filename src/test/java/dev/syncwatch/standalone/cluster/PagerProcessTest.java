package dev.syncwatch.standalone.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.syncwatch.standalone.cluster.process.ClusterException;
import dev.syncwatch.standalone.cluster.process.ClusterProcess;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class PagerProcessTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private final List<String> told = new ArrayList<>();
    private PagerProcess pager;

    @AfterEach
    void end() throws InterruptedException {
        if (pager != null) {
            pager.process().kill();
        }
    }

    /** Says what the real one would, with the arguments that it got. */
    public static final class Watching {
        private Watching() {}

        public static void main(String[] arguments) throws InterruptedException {
            System.out.println("warning: channel slack does not page: " + String.join(" ", arguments));
            System.out.println("Watching telemetry in " + Path.of("").toAbsolutePath());
            Thread.sleep(PATIENCE.toMillis());
        }
    }

    /** Ends before it watches anything. */
    public static final class Failing {
        private Failing() {}

        public static void main(String[] arguments) {
            System.out.println("jobs/detection.yaml:3:1: unknown key");
        }
    }

    private PagerProcess pager(Class<?> main) throws Exception {
        ClusterFiles files = new ClusterFiles(folder.resolve("cluster"));
        Pager wanted = new Pager(main.getName(), "/etc/detection.yaml", folder.toString(), List.of("--fresh"));
        ClusterFiles.Written written = new ClusterFiles.Written(ClusterShape.modest(), 2, ClusterPorts.free(), wanted);
        files.write(written);
        assertThat(files.written().orElseThrow().pager()).isEqualTo(wanted);
        return PagerProcess.of(files, written, List.of(classes()));
    }

    private static Path classes() throws URISyntaxException {
        URI place = PagerProcessTest.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI();
        return Path.of(place);
    }

    private void start() throws Exception {
        pager.start(System.nanoTime() + PATIENCE.toNanos(), told::add);
    }

    @Test
    void isThereOnceItWatches_andWhatItWarnsOfIsTold() throws Exception {
        pager = pager(Watching.class);
        start();

        ClusterProcess process = pager.process();
        assertThat(process.isAlive()).isTrue();
        assertThat(told).hasSize(2).first().isEqualTo("Started pager.");
        assertThat(told.get(1))
                .startsWith(
                        "warning: channel slack does not page: run --jobs=notification,heartbeat --kafka=127.0.0.1:")
                .contains("--settings=/etc/detection.yaml")
                .endsWith("--fresh");
        assertThat(process.output()).content().contains("Watching telemetry in " + folder.toRealPath());

        start();
        assertThat(told).as("one that runs is left alone").hasSize(2);
    }

    @Test
    void endsTheStart_withWhatItSaidLast() throws Exception {
        pager = pager(Failing.class);

        assertThatThrownBy(this::start)
                .isInstanceOf(ClusterException.class)
                .hasMessageContaining("pager has ended")
                .hasMessageContaining("jobs/detection.yaml:3:1: unknown key");
    }
}
