package dev.syncwatch.standalone;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.properties.MetaPropertiesEnsemble;
import org.apache.kafka.metadata.storage.Formatter;

/** The broker's data directory: found usable, or made so, and kept from other processes until it is closed. */
final class BrokerStorage implements AutoCloseable {
    /** What a format that was cut short may have left behind. */
    private static final Set<String> LEFT_BY_FORMAT =
            Set.of("bootstrap.checkpoint", "bootstrap.checkpoint.tmp", "meta.properties.tmp", DirectoryLock.FILE);

    private final DirectoryLock lock;

    private BrokerStorage(DirectoryLock lock) {
        this.lock = lock;
    }

    /**
     * Creates and formats {@code directory} if it is missing or empty, and leaves it as it is if it holds a broker's
     * data already.
     *
     * @throws EmbeddedKafkaException if it is neither, is used by another broker, or can't be written
     */
    static BrokerStorage open(Path directory) {
        try {
            createUnlessThere(directory);
            requireEmptyUnlessFormatted(directory);
            var storage = new BrokerStorage(lock(directory));
            formatUnlessFormatted(directory, storage);
            return storage;
        } catch (IOException failure) {
            throw unusable(directory, "can't be used (" + failure + ")", failure);
        }
    }

    private static boolean isFormatted(Path directory) {
        return Files.exists(directory.resolve(MetaPropertiesEnsemble.META_PROPERTIES_NAME));
    }

    /** Kafka has a lock too, but takes it only after its controller has written to the directory. */
    private static DirectoryLock lock(Path directory) throws IOException {
        return DirectoryLock.take(directory)
                .orElseThrow(() -> unusable(directory, "is used by another broker that is running", null));
    }

    @Override
    public void close() {
        lock.close();
    }

    private static void createUnlessThere(Path directory) throws IOException {
        // A missing parent is rather a mistyped path or a missing mount than a first run.
        if (!Files.isDirectory(directory.toAbsolutePath().getParent())) {
            throw unusable(directory, "is in a directory that does not exist: create that first", null);
        }
        if (Files.exists(directory) && !Files.isDirectory(directory)) {
            throw unusable(directory, "is a file: name a directory", null);
        }
        Files.createDirectories(directory);
        if (!Files.isWritable(directory)) {
            throw unusable(directory, "can't be written by this user", null);
        }
    }

    private static void requireEmptyUnlessFormatted(Path directory) throws IOException {
        if (isFormatted(directory)) {
            return;
        }
        try (Stream<Path> entries = Files.list(directory)) {
            List<String> strangers = entries.map(entry -> entry.getFileName().toString())
                    .filter(name -> !LEFT_BY_FORMAT.contains(name))
                    .sorted()
                    .toList();
            if (!strangers.isEmpty()) {
                throw unusable(
                        directory,
                        "holds %s but no Kafka data (meta.properties): name an empty directory"
                                .formatted(strangers.get(0)),
                        null);
            }
        }
    }

    private static void formatUnlessFormatted(Path directory, BrokerStorage storage) {
        if (isFormatted(directory)) {
            return;
        }
        try {
            format(directory);
        } catch (Exception failure) { // Formatter.run() declares no less.
            storage.close();
            throw unusable(directory, "can't be formatted (" + failure + ")", failure);
        }
    }

    private static void format(Path directory) throws Exception {
        try (var silent = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
            new Formatter()
                    .setPrintStream(silent)
                    .setClusterId(Uuid.randomUuid().toString())
                    .setNodeId(BrokerSettings.NODE_ID)
                    .setControllerListenerName(BrokerSettings.CONTROLLER_LISTENER)
                    .setMetadataLogDirectory(directory.toString())
                    .addDirectory(directory.toString())
                    .run();
        }
    }

    private static EmbeddedKafkaException unusable(Path directory, String why, Exception cause) {
        return new EmbeddedKafkaException("Kafka's data directory %s %s".formatted(directory, why), cause);
    }
}
