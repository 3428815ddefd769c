package dev.syncwatch.cli;

import dev.syncwatch.rule.RuleFile;
import dev.syncwatch.rule.RuleFileReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Rule files as commands take them. */
final class RuleFiles {

    private RuleFiles() {}

    static RuleFile read(Path file, Duration pane) throws IOException {
        return RuleFileReader.read(file.toString(), Files.readAllBytes(file), System.getenv(), pane);
    }

    /** Whether the file is good; if not, every problem stands on its own line. */
    static boolean report(RuleFile file, PrintWriter err) {
        file.problems().forEach(err::println);
        return file.problems().isEmpty();
    }
}
