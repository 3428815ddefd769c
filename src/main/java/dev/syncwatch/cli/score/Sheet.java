package dev.syncwatch.cli.score;

import java.util.ArrayList;
import java.util.List;

/** Rows of cells in columns; the first column stands left, numbers stand right. */
final class Sheet {
    private final List<String[]> rows = new ArrayList<>();

    Sheet(String... heads) {
        rows.add(heads);
    }

    /** As many cells as there are heads. */
    void row(String... cells) {
        rows.add(cells);
    }

    /** For people. */
    List<String> text() {
        return rows.stream().map(row -> line(row, "", "  ", "")).toList();
    }

    /** A table in GitHub's Markdown. */
    List<String> markdown() {
        List<String> lines = new ArrayList<>();
        for (String[] row : rows) {
            lines.add(line(row, "| ", " | ", " |"));
        }
        StringBuilder rule = new StringBuilder("|");
        for (int column = 0; column < rows.get(0).length; column++) {
            rule.append("-".repeat(width(column) + 1)).append(column == 0 ? "-|" : ":|");
        }
        lines.add(1, rule.toString());
        return lines;
    }

    private String line(String[] row, String before, String between, String after) {
        StringBuilder line = new StringBuilder(before);
        for (int column = 0; column < row.length; column++) {
            String padding = " ".repeat(width(column) - row[column].length());
            line.append(column == 0 ? row[column] + padding : between + padding + row[column]);
        }
        return line.append(after).toString().stripTrailing();
    }

    private int width(int column) {
        return rows.stream().mapToInt(row -> row[column].length()).max().orElse(0);
    }
}
