package dev.syncwatch.rule;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Rule files of the tests, and reading them as production does. */
final class RuleFiles {
    static final Path RESOURCES = Path.of("src/test/resources/rules");
    static final Duration PANE = Duration.ofSeconds(10);

    private RuleFiles() {}

    static RuleFile read(String text) {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    static RuleFile read(byte[] text) {
        return RuleFileReader.read("rules.yaml", text, Map.of(), PANE);
    }

    static RuleFile read(Path file) {
        return RuleFileReader.read(file.getFileName().toString(), bytes(file), Map.of(), PANE);
    }

    static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Path> in(String folder) {
        try (Stream<Path> files = Files.list(RESOURCES.resolve(folder))) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
