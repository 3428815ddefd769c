package dev.syncwatch.rule.yaml;

import dev.syncwatch.rule.Finding;
import dev.syncwatch.rule.Position;
import dev.syncwatch.rule.RuleProblem;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Collects what is wrong with one file. */
public final class Problems {
    private final String file;
    private final SortedSet<RuleProblem> found = new TreeSet<>(RuleProblem.IN_ORDER);
    private int reports;

    public Problems(String file) {
        this.file = file;
    }

    /** Adds a problem; the same one twice, as happens below an alias or in defaults, is kept once. */
    public void add(Position at, Finding finding) {
        add(at, null, finding);
    }

    /** The same in a rule that may have it from elsewhere in the file. */
    public void add(Position at, String rule, Finding finding) {
        reports += finding.severity() == Finding.Severity.ERROR ? 1 : 0;
        found.add(new RuleProblem(file, at, rule, finding));
    }

    /** An error of shape without a hint. */
    public void add(Position at, String what) {
        add(at, Finding.shape(what, null));
    }

    /** How often an error was reported; a reader sees by it whether what it read is whole. */
    public int reports() {
        return reports;
    }

    /** The errors in the order of the file. */
    public List<RuleProblem> inOrder() {
        return found.stream().filter(RuleProblem::isError).toList();
    }

    /** The warnings in the order of the file. */
    public List<RuleProblem> warnings() {
        return found.stream().filter(problem -> !problem.isError()).toList();
    }
}
