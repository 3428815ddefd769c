package dev.syncwatch.cli.run;

import dev.syncwatch.standalone.DirectoryLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** What {@code run} keeps on this machine, for one process at a time. */
record DataFolder(Path path, DirectoryLock lock) implements AutoCloseable {

    /**
     * Makes the folder if it is missing; empty if another process uses it.
     *
     * @throws IOException if it can't be written
     */
    static Optional<DataFolder> take(Path path) throws IOException {
        Files.createDirectories(path);
        return DirectoryLock.take(path).map(lock -> new DataFolder(path, lock));
    }

    /** Our own broker's data. */
    Path kafka() {
        return path.resolve("kafka");
    }

    /** What Flink needs only while it runs. */
    Path scratch() {
        return path.resolve("flink");
    }

    /** Where the detection job's state is kept, as Flink names places. */
    String checkpoints() {
        return path.resolve("checkpoints").toAbsolutePath().toUri().toString();
    }

    /** Where the output job's state is kept. */
    String outputCheckpoints() {
        return path.resolve("checkpoints-output").toAbsolutePath().toUri().toString();
    }

    /** Our own PostgreSQL's data. */
    Path postgres() {
        return path.resolve("postgres");
    }

    @Override
    public void close() {
        lock.close();
    }
}
