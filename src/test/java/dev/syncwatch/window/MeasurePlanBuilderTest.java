package dev.syncwatch.window;

import static dev.syncwatch.rule.EventField.DURATION_MS;
import static dev.syncwatch.rule.EventField.ENVIRONMENT;
import static dev.syncwatch.rule.EventField.PLATFORM;
import static dev.syncwatch.rule.EventField.QUEUE_DELTA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.syncwatch.rule.Condition;
import dev.syncwatch.rule.Matcher;
import dev.syncwatch.rule.ValueTest;
import dev.syncwatch.window.Selection.BuiltIn;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class MeasurePlanBuilderTest {

    private static final Duration QUARTER = Duration.ofMinutes(15);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Matcher PRODUCTION =
            new Matcher(List.of(new Condition(ENVIRONMENT, List.of(ValueTest.Same.as("production")))));

    private final MeasurePlanBuilder builder = new MeasurePlanBuilder(Duration.ofSeconds(10));

    @Test
    void anEmptyPlanCountsEventsByEnvironment() {
        MeasurePlan plan = builder.build();
        assertThat(plan.layouts()).hasSize(1);
        Layout layout = plan.layouts().get(MeasurePlan.BY_ENVIRONMENT);
        assertThat(layout.grouping()).isEqualTo(new Grouping(List.of(ENVIRONMENT), Matcher.any(), false));
        assertThat(layout.columns().get(Layout.EVENTS)).isEqualTo(new Column(Column.Kind.COUNT, 0, null));
        assertThat(layout.ringPanes()).isEqualTo(1);
        assertThat(plan.selections()).containsExactly(BuiltIn.ANY);
    }

    @Test
    void rulesWithTheSameGroupsShareThem() {
        int one = builder.grouping(new Grouping(List.of(ENVIRONMENT, PLATFORM), Matcher.any(), true));
        int same = builder.grouping(new Grouping(List.of(ENVIRONMENT, PLATFORM), Matcher.any(), true));
        assertThat(same).isEqualTo(one);
    }

    @Test
    void otherFieldsOrAnotherOrderOrAnotherFilterAreOtherGroups() {
        List<Integer> indices = List.of(
                builder.grouping(new Grouping(List.of(ENVIRONMENT, PLATFORM), Matcher.any(), true)),
                builder.grouping(new Grouping(List.of(PLATFORM, ENVIRONMENT), Matcher.any(), true)),
                builder.grouping(new Grouping(List.of(ENVIRONMENT, PLATFORM), PRODUCTION, true)),
                builder.grouping(new Grouping(List.of(ENVIRONMENT), Matcher.any(), true)));
        assertThat(indices).containsExactly(1, 2, 3, 4);
    }

    @Test
    void aSelectionIsEvaluatedOnce_howeverManyColumnsCountIt() {
        int other = builder.grouping(new Grouping(List.of(PLATFORM, ENVIRONMENT), Matcher.any(), true));
        builder.count(0, new Selection.Matching(PRODUCTION), QUARTER);
        builder.users(0, new Selection.Matching(PRODUCTION), QUARTER);
        builder.count(other, new Selection.Matching(PRODUCTION), HOUR);
        assertThat(builder.build().selections()).containsExactly(BuiltIn.ANY, new Selection.Matching(PRODUCTION));
    }

    @Test
    void aColumnServesSeveralWindows_andAWindowSeveralRules() {
        TrailingRef quarter = builder.count(0, BuiltIn.ATTEMPT, QUARTER);
        TrailingRef hour = builder.count(0, BuiltIn.ATTEMPT, HOUR);
        assertThat(builder.count(0, BuiltIn.ATTEMPT, QUARTER)).isEqualTo(quarter);
        Layout layout = builder.build().layouts().get(0);
        assertThat(layout.columns()).hasSize(2);
        assertThat(layout.trailings()).containsExactly(new Trailing(1, 90), new Trailing(1, 360));
        assertThat(hour).isEqualTo(new TrailingRef(0, 1));
    }

    @Test
    void countingAllEventsTakesTheColumnThatIsThereAnyway() {
        builder.count(0, BuiltIn.ANY, QUARTER);
        assertThat(builder.countByPane(0, BuiltIn.ANY)).isEqualTo(Layout.EVENTS);
        assertThat(builder.build().layouts().get(0).columns()).hasSize(1);
    }

    @Test
    void ringsAreAsLongAsTheLongestWindowOfTheirGroups() {
        int other = builder.grouping(new Grouping(List.of(PLATFORM, ENVIRONMENT), Matcher.any(), true));
        builder.count(0, BuiltIn.ANY, QUARTER);
        builder.users(other, BuiltIn.ANY, HOUR);
        builder.count(other, BuiltIn.ANY, QUARTER);
        assertThat(builder.build().layouts()).extracting(Layout::ringPanes).containsExactly(90, 360);
    }

    @Test
    void usersAreRememberedForTheLongestWindowOfTheirColumn() {
        builder.users(0, BuiltIn.ATTEMPT, QUARTER);
        builder.users(0, BuiltIn.ATTEMPT, HOUR);
        builder.users(0, BuiltIn.SUCCESS, QUARTER);
        assertThat(builder.build().userColumns())
                .containsExactly(
                        new MeasurePlan.UserColumn(0, 1, 1, HOUR.toMillis()),
                        new MeasurePlan.UserColumn(0, 2, 2, QUARTER.toMillis()));
    }

    @Test
    void eachFieldIsAddedUpOnce() {
        int other = builder.grouping(new Grouping(List.of(PLATFORM, ENVIRONMENT), Matcher.any(), true));
        builder.sum(0, BuiltIn.ANY, QUEUE_DELTA, QUARTER);
        builder.sum(0, BuiltIn.ATTEMPT, DURATION_MS, QUARTER);
        builder.sum(other, BuiltIn.ANY, QUEUE_DELTA, HOUR);
        assertThat(builder.build().addends()).containsExactly(QUEUE_DELTA, DURATION_MS);
    }

    @Test
    void aPaneOfATenthOfASecondMakesManyPanes() {
        assertThat(new MeasurePlanBuilder(Duration.ofMillis(100)).panes(QUARTER))
                .isEqualTo(9000);
    }

    @Test
    void panesBeginAtMultiplesOfTheirLength_before1970Too() {
        MeasurePlan plan = builder.build();
        assertThat(plan.paneOf(10_000)).isEqualTo(10_000);
        assertThat(plan.paneOf(19_999)).isEqualTo(10_000);
        assertThat(plan.paneOf(-1)).isEqualTo(-10_000);
    }
}
