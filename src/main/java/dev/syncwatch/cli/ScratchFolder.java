package dev.syncwatch.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.flink.util.FileUtils;

/** A folder for what a command needs while it runs, often gigabytes: gone once the command ends, or is told to end. */
public final class ScratchFolder implements AutoCloseable {
    private final Path path;
    private final Thread atEnd = new Thread(this::deleteIfPossible, "scratch-folder");

    private ScratchFolder(Path path) {
        this.path = path;
    }

    /** Makes one where the system keeps temporary files; its name begins with {@code name}. */
    public static ScratchFolder create(String name) throws IOException {
        return watched(Files.createTempDirectory(name));
    }

    /** Makes one in that folder, which is made if it is missing. */
    public static ScratchFolder createIn(Path parent, String name) throws IOException {
        return watched(Files.createTempDirectory(Files.createDirectories(parent), name));
    }

    private static ScratchFolder watched(Path path) {
        ScratchFolder made = new ScratchFolder(path);
        Runtime.getRuntime().addShutdownHook(made.atEnd);
        return made;
    }

    public Path path() {
        return path;
    }

    /** Processes that were started may write there until they are gone. */
    private void deleteIfPossible() {
        ProcessHandle.current().children().forEach(ScratchFolder::end);
        FileUtils.deleteDirectoryQuietly(path.toFile());
    }

    private static void end(ProcessHandle child) {
        child.destroyForcibly();
        child.onExit().join();
    }

    /**
     * Deletes it with all that is in it.
     *
     * @throws IOException if something in it can't be deleted
     */
    @Override
    public void close() throws IOException {
        FileUtils.deleteDirectory(path.toFile());
        try {
            Runtime.getRuntime().removeShutdownHook(atEnd);
        } catch (IllegalStateException ending) {
            // It has begun already, and finds nothing.
        }
    }
}
