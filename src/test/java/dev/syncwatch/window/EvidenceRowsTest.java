package dev.syncwatch.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class EvidenceRowsTest {

    @Test
    void aRowNamesWhatAFailureCanDependOn() {
        EvidenceRow row = new EvidenceRow(EvidenceRow.key("push", "503", null, "ios"), 2, 1);
        assertThat(row.values()).containsExactly("push", "503", "", "ios");
    }

    @Test
    void theRestHasNoValues() {
        assertThat(new EvidenceRow(EvidenceRow.OTHER, 1, 1).values()).isNull();
        assertThat(new EvidenceRow(EvidenceRow.key(null, null, null, null), 1, 1).values())
                .containsOnly("");
    }

    @Test
    void whatAPhoneSendsCannotForgeARow() {
        EvidenceRow row = new EvidenceRow(EvidenceRow.key("push\u001f503", "x".repeat(100), null, null), 1, 0);
        assertThat(row.values()).containsExactly("push 503", "x".repeat(64), "", "");
    }

    @Test
    void addsUpByKey() {
        EvidenceRow[] merged = EvidenceRows.merged(rows(row("a", 3, 1), row("b", 1, 1)), rows(row("a", 2, 2)));
        assertThat(merged).containsExactlyInAnyOrder(row("a", 5, 3), row("b", 1, 1));
    }

    @Test
    void nothingAddsNothing() {
        assertThat(EvidenceRows.merged(null, null)).isEmpty();
        assertThat(EvidenceRows.merged(null, rows(row("a", 1, 0)))).containsExactly(row("a", 1, 0));
        assertThat(EvidenceRows.merged(rows(row("a", 1, 0)), null)).containsExactly(row("a", 1, 0));
        assertThat(EvidenceRows.bounded(null)).isNull();
    }

    @Test
    void keeps64Rows_thoseWithMostFailures() {
        List<EvidenceRow> many = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            many.add(row("row" + i, 200, i));
        }
        EvidenceRow[] bounded = EvidenceRows.bounded(many.toArray(EvidenceRow[]::new));
        assertThat(bounded).hasSize(65).contains(row("row36", 200, 36), row("row99", 200, 99));
        assertThat(bounded)
                .contains(row(EvidenceRow.OTHER, 36 * 200, 35 * 36 / 2))
                .doesNotContain(row("row35", 200, 35));
    }

    @Test
    void leaves64RowsAlone() {
        EvidenceRow[] rows = new EvidenceRow[64];
        Arrays.setAll(rows, i -> row("row" + i, 1, 0));
        assertThat(EvidenceRows.bounded(rows)).isSameAs(rows);
    }

    @Property
    void whichRowsAreKeptDependsOnTheRowsAlone(@ForAll long seed) {
        Random random = new Random(seed);
        List<EvidenceRow> rows = new ArrayList<>();
        int count = random.nextInt(200);
        for (int i = 0; i < count; i++) {
            rows.add(row("row" + i, random.nextInt(3), random.nextInt(2)));
        }
        EvidenceRow[] bounded = EvidenceRows.bounded(rows.toArray(EvidenceRow[]::new));
        Collections.shuffle(rows, random);
        EvidenceRow[] shuffled = EvidenceRows.bounded(rows.toArray(EvidenceRow[]::new));
        assertThat(shuffled).containsExactlyInAnyOrder(bounded).hasSizeLessThanOrEqualTo(65);
        assertThat(sum(bounded)).isEqualTo(sum(rows.toArray(EvidenceRow[]::new)));
    }

    private static EvidenceRow sum(EvidenceRow[] rows) {
        return Arrays.stream(rows)
                .reduce(
                        row("all", 0, 0),
                        (all, row) -> row("all", all.attempts() + row.attempts(), all.failures() + row.failures()));
    }

    private static EvidenceRow row(String key, long attempts, long failures) {
        return new EvidenceRow(key, attempts, failures);
    }

    private static EvidenceRow[] rows(EvidenceRow... rows) {
        return rows;
    }
}
