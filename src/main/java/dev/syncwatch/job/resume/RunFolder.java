package dev.syncwatch.job.resume;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.flink.core.fs.FileStatus;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.Path;

/** The checkpoints of one start of the program, and what they were made from. */
public final class RunFolder {
    /** Flink writes it last: a checkpoint without it was never complete. */
    private static final String METADATA = "_metadata";

    private static final String ORIGIN = "origin.json";
    private static final Pattern CHECKPOINT = Pattern.compile("chk-(\\d+)");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final FileSystem files;
    private final Path path;
    private final long number;

    RunFolder(FileSystem files, Path path, long number) {
        this.files = files;
        this.path = path;
        this.number = number;
    }

    void create(Origin origin) throws IOException {
        files.mkdirs(path);
        try (OutputStream out = files.create(new Path(path, ORIGIN), FileSystem.WriteMode.OVERWRITE)) {
            out.write(JSON.writeValueAsBytes(origin));
        }
    }

    long number() {
        return number;
    }

    /** Where Flink is to put the checkpoints of this run. */
    public Path path() {
        return path;
    }

    /**
     * What its checkpoints were made from.
     *
     * @throws Unknown if that can't be told; the message says why, in words
     */
    Origin origin() throws IOException, Unknown {
        Path file = new Path(path, ORIGIN);
        if (!files.exists(file)) {
            throw new Unknown("its " + ORIGIN + " is missing");
        }
        try (InputStream in = files.open(file)) {
            return JSON.readValue(in.readAllBytes(), Origin.class);
        } catch (JsonProcessingException damaged) {
            throw new Unknown("its " + ORIGIN + " can't be read");
        }
    }

    /** Nobody can tell what checkpoints were made from. */
    static final class Unknown extends Exception {
        private static final long serialVersionUID = 1;

        Unknown(String why) {
            super(why);
        }
    }

    /** The complete ones, newest first. */
    public List<Path> checkpoints() throws IOException {
        List<Path> complete = new ArrayList<>();
        for (FileStatus job : entries(files, path)) {
            for (FileStatus checkpoint : job.isDir() ? entries(files, job.getPath()) : new FileStatus[0]) {
                if (numberOf(checkpoint.getPath()) >= 0 && files.exists(new Path(checkpoint.getPath(), METADATA))) {
                    complete.add(checkpoint.getPath());
                }
            }
        }
        complete.sort(Comparator.comparingLong(RunFolder::numberOf).reversed());
        return complete;
    }

    private static long numberOf(Path checkpoint) {
        Matcher name = CHECKPOINT.matcher(checkpoint.getName());
        return name.matches() ? Long.parseLong(name.group(1)) : -1;
    }

    static FileStatus[] entries(FileSystem files, Path folder) throws IOException {
        FileStatus[] entries = files.exists(folder) ? files.listStatus(folder) : null;
        return entries == null ? new FileStatus[0] : entries;
    }
}
