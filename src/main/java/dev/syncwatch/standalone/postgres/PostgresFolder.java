package dev.syncwatch.standalone.postgres;

import dev.syncwatch.standalone.DirectoryLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import org.apache.kafka.common.utils.Utils;

/** What the database keeps on disk: its data, the password, the program itself, and its log; for one process at a time. */
final class PostgresFolder implements AutoCloseable {
    private static final int PASSWORD_BYTES = 16;

    private final Path directory;
    private final DirectoryLock lock;

    private PostgresFolder(Path directory, DirectoryLock lock) {
        this.directory = directory;
        this.lock = lock;
    }

    /** Throws an {@link EmbeddedPostgresException} if the folder can't be written or is in use. */
    static PostgresFolder open(Path directory) {
        try {
            Files.createDirectories(directory);
            shutToOthers(directory);
            DirectoryLock lock = DirectoryLock.take(directory)
                    .orElseThrow(() -> new EmbeddedPostgresException(
                            "PostgreSQL's data in %s is in use: another Syncwatch runs on it".formatted(directory),
                            null));
            return new PostgresFolder(directory.toAbsolutePath(), lock);
        } catch (IOException failure) {
            throw new EmbeddedPostgresException(
                    "PostgreSQL's data can't be kept in %s (%s)".formatted(directory, failure), failure);
        }
    }

    Path data() {
        return directory.resolve("data");
    }

    /** Ours alone: whoever could write there could have us run any program. */
    Path program() {
        return directory.resolve("program");
    }

    Path log() {
        return directory.resolve("postgres.log");
    }

    Path passwordFile() {
        return directory.resolve("password");
    }

    private Path complete() {
        return directory.resolve("complete");
    }

    /** Clears what a start that was killed may have left: data that was never complete, and the log of the last run. */
    void clearRemains() throws IOException {
        Files.deleteIfExists(log());
        if (!Files.exists(complete())) {
            Utils.delete(data().toFile());
        }
    }

    /** From now on the data are worth keeping. */
    void markComplete() throws IOException {
        if (!Files.exists(complete())) {
            Files.createFile(complete());
        }
    }

    /** The password; made up at the first call. */
    String password() throws IOException {
        if (!Files.exists(passwordFile())) {
            byte[] random = new byte[PASSWORD_BYTES];
            new SecureRandom().nextBytes(random);
            createForOwnerAlone(passwordFile());
            Files.writeString(passwordFile(), HexFormat.of().formatHex(random));
        }
        return Files.readString(passwordFile()).strip();
    }

    /** Zonky leaves the program's folder open to everybody, and whoever could write there could have us run anything. */
    private static void shutToOthers(Path directory) throws IOException {
        if (isPosix(directory)) {
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
        }
    }

    private static boolean isPosix(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private static void createForOwnerAlone(Path file) throws IOException {
        if (isPosix(file)) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } else {
            Files.createFile(file);
        }
    }

    /** Why the server did not start, in its own words; empty if it said nothing. */
    String lastComplaint() {
        try {
            List<String> lines = Files.exists(log()) ? Files.readAllLines(log()) : List.of();
            return lines.stream()
                    .filter(line -> line.contains("FATAL:") || line.contains("error:"))
                    .reduce("", (before, line) -> line);
        } catch (IOException unreadable) {
            return "";
        }
    }

    @Override
    public void close() {
        lock.close();
    }
}
