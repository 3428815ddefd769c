package dev.syncwatch.cli.chaos.installation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** What the jobs run on, as people name it. */
public enum PlatformKind {
    /** All in one process. */
    run(Victim.FLINK),
    /** JobManagers, TaskManagers and ZooKeeper. */
    cluster(Victim.TASK_MANAGER, Victim.JOB_MANAGER, Victim.ZOO_KEEPER);

    private final List<Victim> victims;

    PlatformKind(Victim... own) {
        List<Victim> all = new ArrayList<>(List.of(Victim.BROKER, Victim.DATABASE, Victim.PAGER));
        all.addAll(List.of(own));
        victims = List.copyOf(all);
    }

    /** What can be taken away, the pager included. */
    public List<Victim> victims() {
        return victims;
    }

    /** One of them, with data and logs in this folder; {@code tell} is given lines of progress. Nothing is started. */
    public Platform in(Path folder, Consumer<String> tell) throws IOException {
        return this == run ? new RunPlatform(folder) : new ClusterPlatform(folder.resolve("cluster"), tell);
    }
}
