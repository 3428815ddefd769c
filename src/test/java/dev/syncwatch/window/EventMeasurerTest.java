package dev.syncwatch.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncwatch.fixture.Events;
import dev.syncwatch.rule.Condition;
import dev.syncwatch.rule.EventField;
import dev.syncwatch.rule.Matcher;
import dev.syncwatch.rule.ValueTest;
import dev.syncwatch.telemetry.time.TimedEvent;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventMeasurerTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final MeasurePlanBuilder plan = new MeasurePlanBuilder(Duration.ofSeconds(10));

    @Test
    void tellsWhichSelectionsHold() {
        plan.count(0, Selection.BuiltIn.ATTEMPT, MINUTE);
        plan.count(0, Selection.BuiltIn.SUCCESS, MINUTE);
        UserEvent failed = measure(new TimedEvent(Events.failed("ann", 0), false));
        assertThat(failed.measurement().isSelected(0)).as("any").isTrue();
        assertThat(failed.measurement().isSelected(1)).as("attempt").isTrue();
        assertThat(failed.measurement().isSelected(2)).as("success").isFalse();
    }

    @Test
    void thereMayBeMoreSelectionsThanBitsInAWord() {
        for (int code = 450; code < 550; code++) {
            Condition condition = new Condition(EventField.STATUS_CODE, List.of(ValueTest.Same.as("" + code)));
            plan.count(0, new Selection.Matching(new Matcher(List.of(condition))), MINUTE);
        }
        UserEvent failed = measure(new TimedEvent(Events.failed("ann", 0), false));
        for (int selection = 1; selection <= 100; selection++) {
            assertThat(failed.measurement().isSelected(selection))
                    .as("%s", selection)
                    .isEqualTo(selection == 503 - 450 + 1);
        }
    }

    @Test
    void readsWhatSumsAddUp_andSkipsWhatIsMissing() {
        plan.sum(0, Selection.BuiltIn.ANY, EventField.QUEUE_DELTA, MINUTE);
        plan.sum(0, Selection.BuiltIn.ANY, EventField.DURATION_MS, MINUTE);
        assertThat(measure(new TimedEvent(Events.started("ann", 0), false)).addends())
                .containsExactly(BigDecimal.ONE, null);
    }

    @Test
    void anAttemptIsEvidence_andNoOtherEventIs() {
        assertThat(measure(new TimedEvent(Events.started("ann", 0), false)).evidence())
                .isNull();
        UserEvent failed = measure(new TimedEvent(Events.failed("ann", 0), false));
        assertThat(new EvidenceRow(failed.evidence(), 1, 1).values()).containsExactly("push", "503", "2.4.1", "ios");
        assertThat(failed.measurement().failed()).isTrue();
        assertThat(measure(new TimedEvent(Events.succeeded("ann", 0), false))
                        .measurement()
                        .failed())
                .isFalse();
    }

    @Test
    void aLateEventTakesPartInNothing() {
        UserEvent late = measure(new TimedEvent(Events.failed("ann", 0), true));
        assertThat(late.late()).isTrue();
        assertThat(late.groups()).isNull();
        assertThat(late.selected()).isNull();
        assertThat(late.addends()).isNull();
        assertThat(late.evidence()).isNull();
    }

    private UserEvent measure(TimedEvent event) {
        return new EventMeasurer(plan.build()).measure(event);
    }
}
