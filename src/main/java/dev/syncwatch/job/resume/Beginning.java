package dev.syncwatch.job.resume;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.flink.core.fs.Path;

/**
 * A new run, and what it may go on from.
 *
 * @param run         where its checkpoints go
 * @param checkpoints of the run before, newest first; empty if there are none that can be used
 * @param backend     what kept the state of these checkpoints, as Flink calls it
 * @param warning     why checkpoints that are there are not used
 */
public record Beginning(RunFolder run, List<Path> checkpoints, String backend, Optional<String> warning) {

    private Beginning(RunFolder run) {
        this(run, List.of(), "", Optional.empty());
    }

    /** Begins a run that goes on from the newest one with a checkpoint; what is older is deleted. */
    public static Beginning after(CheckpointFolder folder, Origin origin) throws IOException {
        Optional<RunFolder> last = folder.newest();
        RunFolder run = folder.begin(origin);
        folder.deleteAllBut(Stream.concat(Stream.of(run), last.stream()).toList());
        if (last.isEmpty()) {
            return new Beginning(run);
        }
        List<Path> checkpoints = last.get().checkpoints();
        try {
            Origin before = last.get().origin();
            Optional<String> unusable = before.whyNotFor(origin);
            return unusable.isPresent()
                    ? unusable(run, checkpoints, unusable.get())
                    : new Beginning(run, checkpoints, before.kept().backend(), Optional.empty());
        } catch (RunFolder.Unknown unknown) {
            return unusable(run, checkpoints, unknown.getMessage());
        }
    }

    private static Beginning unusable(RunFolder run, List<Path> checkpoints, String why) {
        return new Beginning(run, List.of(), "", Optional.of(warning(checkpoints.get(0), why)));
    }

    /** Begins a run that goes on from nothing, and deletes what there was, so that no later one goes on from it either. */
    public static Beginning fresh(CheckpointFolder folder, Origin origin) throws IOException {
        RunFolder run = folder.begin(origin);
        folder.deleteAllBut(List.of(run));
        return new Beginning(run);
    }

    /** What an operator is told of a checkpoint that can't be used. */
    public static String warning(Path checkpoint, String why) {
        return "warning: can't go on from checkpoint " + checkpoint + ": " + why;
    }
}
