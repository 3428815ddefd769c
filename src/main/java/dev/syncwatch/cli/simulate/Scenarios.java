package dev.syncwatch.cli.simulate;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The scenarios that come with the program, and those in files. */
public final class Scenarios {
    private static final String FOLDER = "/dev/syncwatch/simulate/scenarios/";
    /** Names them all: what is inside a jar can't be listed on every machine. */
    private static final String LIST = "list.txt";

    private Scenarios() {}

    /** The names of those that come with the program. */
    public static List<String> shipped() {
        return new String(resource(LIST), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isBlank())
                .toList();
    }

    /**
     * Reads a scenario.
     *
     * @param nameOrFile the name of one that comes with the program, or a file
     * @throws IOException if it is neither
     */
    public static ScenarioReader.Reading read(String nameOrFile) throws IOException {
        if (shipped().contains(nameOrFile)) {
            return ScenarioReader.read(nameOrFile + ".yaml", resource(nameOrFile + ".yaml"));
        }
        Path file = Path.of(nameOrFile);
        if (!Files.exists(file)) {
            throw new FileNotFoundException("no scenario and no file is called " + nameOrFile
                    + "; scenarios that come with the program: " + String.join(", ", shipped()));
        }
        return ScenarioReader.read(file);
    }

    private static byte[] resource(String name) {
        try (InputStream stream = Scenarios.class.getResourceAsStream(FOLDER + name)) {
            return stream.readAllBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
