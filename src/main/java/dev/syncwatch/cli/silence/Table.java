package dev.syncwatch.cli.silence;

import dev.syncwatch.notify.page.Text;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Columns as wide as what stands in them. */
public final class Table {
    private static final String BETWEEN = "  ";

    private final List<String[]> rows = new ArrayList<>();

    public Table(String... heads) {
        rows.add(heads);
    }

    /** As many cells as there are heads; control characters in them become spaces. */
    public void row(String... cells) {
        rows.add(Arrays.stream(cells).map(Text::line).toArray(String[]::new));
    }

    public List<String> lines() {
        return rows.stream().map(this::line).toList();
    }

    private String line(String[] cells) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < cells.length; column++) {
            line.append(cells[column]);
            line.append(" ".repeat(width(column) - length(cells[column]))).append(BETWEEN);
        }
        return line.toString().stripTrailing();
    }

    private int width(int column) {
        return rows.stream().mapToInt(row -> length(row[column])).max().orElse(0);
    }

    private static int length(String cell) {
        return cell.codePointCount(0, cell.length());
    }
}
