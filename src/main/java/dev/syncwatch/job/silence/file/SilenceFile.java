package dev.syncwatch.job.silence.file;

import dev.syncwatch.notify.silence.Silence;
import dev.syncwatch.rule.RuleProblem;
import java.util.List;

/**
 * What was read from one file of silences: all of them, or the reasons why the file can't be used.
 *
 * @param prefix what the ids of its silences begin with, whether it can be used or not
 * @param silences none if there are problems
 * @param problems in the order of the file
 */
public record SilenceFile(String prefix, List<Silence> silences, List<RuleProblem> problems) {
    /** What the id of every silence begins with that stands in a file. */
    public static final String ORIGIN = "file/";

    public SilenceFile {
        silences = problems.isEmpty() ? List.copyOf(silences) : List.of();
        problems = List.copyOf(problems);
    }

    /** What the ids of a file's silences begin with: {@code file/<file name>/}. */
    static String prefix(String fileName) {
        return ORIGIN + fileName + "/";
    }
}
