package dev.syncwatch.detect.absence;

import dev.syncwatch.window.EvidenceRow;
import dev.syncwatch.window.PartialPane;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Many groups with random panes, as flags and as the partial panes that the pipeline would see. */
final class RandomHistories {

    static final int GROUPS = 150;
    static final int PANES = 70;
    static final int GROUPING = 0;
    static final int SUCCESSES = 1;
    static final int ACTIVITIES = 2;

    private static final int ENVIRONMENTS = 5;

    final long paneMillis;
    final long start;
    final boolean[][] successful = new boolean[GROUPS][PANES];
    final boolean[][] active = new boolean[GROUPS][PANES];
    final long[][] sessions = new long[GROUPS][PANES + 1];

    private final Random random;

    RandomHistories(Random random) {
        this.random = random;
        this.paneMillis = random.nextBoolean() ? 100 : 10_000;
        this.start = random.nextBoolean() ? 1_767_614_400_000L : -PANES / 2 * paneMillis;
        for (int group = 0; group < GROUPS; group++) {
            double successes = random.nextDouble() * random.nextDouble() * 0.4;
            double activity = random.nextDouble();
            for (int pane = 0; pane < PANES; pane++) {
                successful[group][pane] = random.nextDouble() < successes;
                active[group][pane] = random.nextDouble() < activity;
                sessions[group][pane + 1] = random.nextInt(4);
            }
        }
    }

    static String group(int group) {
        return "environment=e" + group % ENVIRONMENTS + ",platform=p" + group;
    }

    /** Pane by pane; within one in any order, and in parts. */
    List<PartialPane> partials() {
        List<PartialPane> partials = new ArrayList<>();
        for (int pane = 0; pane < PANES; pane++) {
            List<PartialPane> parts = new ArrayList<>();
            for (int group = 0; group < GROUPS; group++) {
                addParts(group, pane, parts);
            }
            Collections.shuffle(parts, random);
            partials.addAll(parts);
        }
        return partials;
    }

    private void addParts(int group, int pane, List<PartialPane> into) {
        int successes = successful[group][pane] ? 1 : 0;
        int activities = active[group][pane] ? 2 : 0;
        if (random.nextBoolean()) {
            into.add(part(group, pane, successes, activities));
        } else {
            into.add(part(group, pane, successes, 0));
            into.add(part(group, pane, 0, activities));
        }
    }

    private PartialPane part(int group, int pane, int successes, int activities) {
        return new PartialPane(
                "e" + group % ENVIRONMENTS,
                GROUPING,
                group(group),
                start + pane * paneMillis,
                new long[] {1, successes, activities},
                new BigDecimal[3],
                new long[0],
                new EvidenceRow[0],
                null,
                null);
    }
}
