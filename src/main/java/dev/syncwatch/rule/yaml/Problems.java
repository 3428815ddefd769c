package dev.syncwatch.rule.yaml;

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
    public void add(Position at, String message) {
        reports++;
        found.add(new RuleProblem(file, at, message));
    }

    /** How often something was reported; a reader sees by it whether what it read is whole. */
    public int reports() {
        return reports;
    }

    /** In the order of the file. */
    public List<RuleProblem> inOrder() {
        return List.copyOf(found);
    }
}
