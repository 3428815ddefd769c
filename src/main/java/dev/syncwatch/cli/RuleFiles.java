package dev.syncwatch.cli;

import dev.syncwatch.detect.Detection;
import dev.syncwatch.rule.RuleFile;
import dev.syncwatch.rule.RuleFileReader;
import dev.syncwatch.rule.RuleProblem;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Rule files as commands take them. */
public final class RuleFiles {

    private RuleFiles() {}

    /** A file whose rules were read and can be run; else the problems. */
    public static RuleFile read(Path file, Duration pane) throws IOException {
        RuleFile read = RuleFileReader.read(file.toString(), Files.readAllBytes(file), System.getenv(), pane);
        if (!read.problems().isEmpty()) {
            return read;
        }
        List<RuleProblem> problems = Detection.problems(read.ruleSet(), file.toString(), pane);
        return problems.isEmpty() ? read : read.refused(problems);
    }

    /** Whether the file is good; if not, every problem stands on its own line. */
    public static boolean report(RuleFile file, PrintWriter err) {
        file.problems().forEach(err::println);
        return file.problems().isEmpty();
    }
}
