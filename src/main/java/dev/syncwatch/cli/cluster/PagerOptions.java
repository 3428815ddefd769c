package dev.syncwatch.cli.cluster;

import dev.syncwatch.cli.Syncwatch;
import dev.syncwatch.standalone.cluster.Cluster;
import dev.syncwatch.standalone.cluster.Pager;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** Whether the jobs that no Flink runs belong to the cluster. */
final class PagerOptions {

    @Option(
            names = "--pager",
            arity = "0..1",
            fallbackValue = "jobs/detection.yaml",
            paramLabel = "FILE",
            description =
                    "notification and heartbeat run beside Flink as one more process, by these settings of detection and"
                            + " the files beside them (without FILE ${FALLBACK-VALUE}); secrets are those of this command's environment")
    private Path settings;

    @Option(names = "--no-pager", description = "they do no more")
    private boolean none;

    @Option(
            names = "--pager-options",
            defaultValue = "",
            paramLabel = "OPTIONS",
            description = "with --pager: what 'syncwatch run' takes, with spaces between, such as --metrics-port=9249")
    private String more;

    /** As it was, where nothing is said of it. */
    Cluster applyTo(Cluster cluster) throws IOException, InterruptedException {
        if (none) {
            return cluster.with(null);
        }
        return settings == null ? cluster : cluster.with(pager());
    }

    private Pager pager() {
        List<String> options = more.isBlank() ? List.of() : List.of(more.strip().split("\\s+"));
        return new Pager(
                Syncwatch.class.getName(),
                settings.toAbsolutePath().normalize().toString(),
                Path.of("").toAbsolutePath().toString(),
                options);
    }
}
