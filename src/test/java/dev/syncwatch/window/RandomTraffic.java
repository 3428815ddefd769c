package dev.syncwatch.window;

import dev.syncwatch.fixture.UserEvents;
import dev.syncwatch.rule.EventField;
import dev.syncwatch.rule.Matcher;
import dev.syncwatch.telemetry.Outcome;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A plan with several windows over each kind of column, and random events measured against it. */
final class RandomTraffic {

    static final int SHORT_WINDOW = 2;
    /** In panes, as all of these: the length of the rings. */
    static final int LONGEST_WINDOW = 20;

    private static final int[] WINDOWS = {1, 3, 7, LONGEST_WINDOW};

    private static final String[] USERS = {"ann", "bob", "cem", "dee", null};
    private static final String[] ADDENDS = {null, "0", "1", "-3", "0.1", "-0.25", "1e20", "-7e-20"};

    final MeasurePlan plan;
    /** One a window, all in grouping 1. */
    final List<Trailings> trailings = new ArrayList<>();
    /** Distinct users of a selection of its own, which are forgotten long before they leave the rings. */
    final TrailingRef shortUsers;

    /** What is measured over one window, in panes. */
    record Trailings(int panes, TrailingRef count, TrailingRef users, TrailingRef sum) {}

    private final Random random;
    private final long paneMillis;

    RandomTraffic(Random random) {
        this.random = random;
        this.paneMillis = random.nextBoolean() ? 100 : 10_000;
        MeasurePlanBuilder builder = new MeasurePlanBuilder(Duration.ofMillis(paneMillis));
        int grouping = builder.grouping(
                new Grouping(List.of(EventField.ENVIRONMENT, EventField.PLATFORM), Matcher.any(), true));
        Selection first = new Selection.Both(Matcher.any(), Matcher.any());
        Selection second = new Selection.Without(Matcher.any(), Matcher.any());
        shortUsers = builder.users(grouping, second, panes(SHORT_WINDOW));
        for (int window : WINDOWS) {
            trailings.add(new Trailings(
                    window,
                    builder.count(grouping, second, panes(window)),
                    builder.users(grouping, first, panes(window)),
                    builder.sum(grouping, Selection.BuiltIn.ANY, EventField.QUEUE_DELTA, panes(window))));
        }
        plan = builder.build();
    }

    private Duration panes(int panes) {
        return Duration.ofMillis(panes * paneMillis);
    }

    /** The selection behind a number. */
    int selection(TrailingRef ref) {
        Layout layout = plan.layouts().get(ref.grouping());
        return layout.columns()
                .get(layout.trailings().get(ref.trailing()).column())
                .selection();
    }

    /** An event up to four panes after a time, which is a pane's start. */
    UserEvent eventAfter(long time) {
        String environment = "environment=production";
        String group =
                random.nextInt(6) == 0 ? null : environment + ",platform=" + (random.nextBoolean() ? "ios" : "web");
        String addend = ADDENDS[random.nextInt(ADDENDS.length)];
        return UserEvents.of(
                USERS[random.nextInt(USERS.length)],
                0,
                time + random.nextLong(4 * paneMillis),
                false,
                false,
                new long[] {1 | (long) random.nextInt(4) << 1},
                new String[] {environment, group},
                new BigDecimal[] {addend == null ? null : new BigDecimal(addend)},
                null,
                null,
                Outcome.STARTED,
                null,
                false,
                UserEvent.NO_MINUTE);
    }
}
