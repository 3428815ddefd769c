package dev.syncwatch.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * A savepoint of a version of Syncwatch, in one file: {@code savepoints/<version>/<job>.zip} among the tests' resources. It can be
 * started from wherever it is unpacked.
 */
record KeptSavepoint(String version, String job) {
    private static final Path FOLDER = Path.of("src/test/resources/dev/syncwatch/job/savepoints");

    /** Every version of which savepoints are kept. */
    static List<String> versions() throws IOException {
        try (Stream<Path> entries = Files.list(FOLDER)) {
            return entries.filter(Files::isDirectory)
                    .map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    Path file() {
        return FOLDER.resolve(version).resolve(job + ".zip");
    }

    /** Keeps the savepoint in a folder, in the place of one of the same version. */
    void pack(Path savepoint) throws IOException {
        Files.createDirectories(file().getParent());
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file()));
                Stream<Path> parts = Files.list(savepoint)) {
            for (Path part : parts.sorted().toList()) {
                zip.putNextEntry(new ZipEntry(part.getFileName().toString()));
                Files.copy(part, zip);
            }
        }
    }

    /** Unpacks it to a new folder, and gives that as Flink names places. */
    String unpack(Path folder) throws IOException {
        Path to = Files.createDirectories(folder.resolve(version + "-" + job));
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file()))) {
            for (ZipEntry part = zip.getNextEntry(); part != null; part = zip.getNextEntry()) {
                Files.copy(zip, to.resolve(Path.of(part.getName()).getFileName().toString()));
            }
        }
        return to.toUri().toString();
    }
}
