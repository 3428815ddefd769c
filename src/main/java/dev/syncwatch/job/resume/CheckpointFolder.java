package dev.syncwatch.job.resume;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.flink.core.fs.FileStatus;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.Path;

/**
 * Where the detection job keeps its checkpoints: one folder a start of the program, numbered, so that no clock has to tell which
 * is the newest. Only one program may use it at a time.
 */
public final class CheckpointFolder {
    private static final Pattern RUN = Pattern.compile("run-(\\d{6,9})");

    private final Path folder;
    private final FileSystem files;

    /**
     * @param folder a directory or a URI that Flink knows; made when it is first written to
     * @throws IOException if Flink does not know such a place
     */
    public CheckpointFolder(String folder) throws IOException {
        this.folder = new Path(folder);
        this.files = this.folder.getFileSystem();
    }

    /** The newest run that has a complete checkpoint. */
    public Optional<RunFolder> newest() throws IOException {
        for (RunFolder run : runs()) {
            if (!run.checkpoints().isEmpty()) {
                return Optional.of(run);
            }
        }
        return Optional.empty();
    }

    /** Begins a run, newer than all others, whose checkpoints are made from {@code origin}. */
    public RunFolder begin(Origin origin) throws IOException {
        long last = runs().stream().mapToLong(RunFolder::number).max().orElse(0);
        RunFolder run = new RunFolder(files, new Path(folder, "run-%06d".formatted(last + 1)), last + 1);
        run.create(origin);
        return run;
    }

    /** Deletes all runs but these; no checkpoint of one run builds on another's. */
    public void deleteAllBut(List<RunFolder> kept) throws IOException {
        for (RunFolder run : runs()) {
            if (kept.stream().noneMatch(other -> other.number() == run.number())) {
                files.delete(run.path(), true);
            }
        }
    }

    /** Newest first. */
    private List<RunFolder> runs() throws IOException {
        List<RunFolder> runs = new ArrayList<>();
        for (FileStatus entry : RunFolder.entries(files, folder)) {
            Matcher name = RUN.matcher(entry.getPath().getName());
            if (entry.isDir() && name.matches()) {
                runs.add(new RunFolder(files, entry.getPath(), Long.parseLong(name.group(1))));
            }
        }
        runs.sort(Comparator.comparingLong(RunFolder::number).reversed());
        return runs;
    }
}
