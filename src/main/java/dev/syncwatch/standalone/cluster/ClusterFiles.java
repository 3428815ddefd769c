package dev.syncwatch.standalone.cluster;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.syncwatch.standalone.cluster.process.JavaProgram;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.flink.util.FileUtils;

/** What a cluster keeps on this machine: its shape and ports, the libraries that it runs on, and a folder for each process. */
record ClusterFiles(Path folder) {

    /** All of it listens here alone. */
    static final String HOST = "127.0.0.1";

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * Shape and ports, as they are written down.
     *
     * @param mostTaskManagers that there ever were: those over the shape's number have to be ended
     * @param pager            null where it does not belong to the cluster
     */
    record Written(ClusterShape shape, int mostTaskManagers, ClusterPorts ports, Pager pager) {

        Written with(Pager other) {
            return new Written(shape, mostTaskManagers, ports, other);
        }
    }

    ClusterFiles {
        folder = folder.toAbsolutePath().normalize();
    }

    /** Empty if there never was a cluster here. */
    Optional<Written> written() throws IOException {
        return Files.exists(state()) ? Optional.of(JSON.readValue(state().toFile(), Written.class)) : Optional.empty();
    }

    void write(Written written) throws IOException {
        Files.createDirectories(folder);
        JSON.writerWithDefaultPrettyPrinter().writeValue(state().toFile(), written);
        try (InputStream logging = ClusterFiles.class.getResourceAsStream(JavaProgram.LOGGING)) {
            Files.copy(logging, folder.resolve(JavaProgram.LOGGING), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private Path state() {
        return folder.resolve("cluster.json");
    }

    /** What belongs to one process. */
    Path of(String process) {
        return folder.resolve(process);
    }

    /** A folder of ours, as Flink names places. */
    URI place(String name) {
        return folder.resolve(name).toUri();
    }

    /**
     * The class path that processes run on. A build may sweep away what this program was started from, so they get copies, or links
     * where that is the same; those stay as they are until {@code renewed}.
     */
    List<Path> libraries(boolean renewed) throws IOException {
        Path libraries = folder.resolve("lib");
        if (renewed || !Files.exists(libraries)) {
            FileUtils.deleteDirectory(libraries.toFile());
            Files.createDirectories(libraries);
            for (Path part : ownClassPath()) {
                keep(part, libraries);
            }
        }
        List<Path> kept = new ArrayList<>(
                ownClassPath().stream().filter(Files::isDirectory).toList());
        try (Stream<Path> jars = Files.list(libraries)) {
            kept.addAll(jars.sorted().toList());
        }
        return kept;
    }

    private static List<Path> ownClassPath() {
        String separator = Pattern.quote(System.getProperty("path.separator"));
        return Stream.of(System.getProperty("java.class.path").split(separator))
                .map(Path::of)
                .map(Path::toAbsolutePath)
                .filter(Files::exists)
                .toList();
    }

    private static void keep(Path part, Path libraries) throws IOException {
        if (Files.isDirectory(part)) {
            return;
        }
        Path kept = libraries.resolve(part.getFileName());
        boolean ours = part.getFileName().toString().startsWith("syncwatch-");
        try {
            if (!ours) {
                Files.createLink(kept, part);
                return;
            }
        } catch (IOException | UnsupportedOperationException otherDisk) {
            // Then a copy.
        }
        Files.copy(part, kept, StandardCopyOption.REPLACE_EXISTING);
    }
}
