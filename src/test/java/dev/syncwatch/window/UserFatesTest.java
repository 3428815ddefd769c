package dev.syncwatch.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncwatch.fixture.UserEvents;
import dev.syncwatch.telemetry.Outcome;
import dev.syncwatch.telemetry.config.RemoteConfigFeed;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of events at the stage by user; ids of messages are hashes here. */
class UserFatesTest {

    private static final long MINUTE = 60_000;
    private static final long NOON = 1_767_614_400_000L;

    private KeyedOneInputStreamOperatorTestHarness<Long, UserEvent, JudgedEvent> users;

    @BeforeEach
    void open() throws Exception {
        users = harness();
        users.open();
    }

    @AfterEach
    void close() throws Exception {
        users.close();
    }

    @Test
    void passesAnEventOn_withTheMovesOfItsUser() throws Exception {
        send("ann", 1, NOON);
        assertThat(judged()).hasSize(1);
        assertThat(judged().get(0).moves()).containsExactly(0, NOON, NOON, 1);
    }

    @Test
    void dropsWhatItsUserHadBefore_andNoOneElse() throws Exception {
        send("ann", 1, NOON);
        send("ann", 1, NOON + 1);
        send("bob", 1, NOON + 2);
        assertThat(judged())
                .extracting(judged -> judged.event().user())
                .containsExactly(UserEvent.userOf("ann"), UserEvent.userOf("bob"));
    }

    @Test
    void anEventOfNobodyCountsEveryTime_andIsNotRemembered() throws Exception {
        send(null, 0, NOON);
        send(null, 0, NOON);
        assertThat(judged())
                .hasSize(2)
                .allSatisfy(event -> assertThat(event.moves()).isEmpty());
        assertThat(users.numKeyedStateEntries()).isZero();
    }

    @Test
    void aLateCopyIsRemembered_soThatTheNextOneIsADuplicate() throws Exception {
        users.processElement(event("ann", 1, NOON, true), NOON);
        send("ann", 1, NOON);
        assertThat(judged()).isEmpty();
    }

    @Test
    void whatReachesAPaneThatWasEvaluatedIsLate() throws Exception {
        users.processWatermark(NOON + 9_999);
        send("ann", 1, NOON + 9_999);
        send("ann", 2, NOON + 10_000);
        assertThat(judged()).extracting(judged -> judged.event().messageId()).containsExactly(2L);
    }

    @Test
    void remembersAUserAsLongAsTheLongestWindowOfUsers() throws Exception {
        send("ann", 0, NOON);
        users.processWatermark(NOON + 59 * MINUTE);
        send("ann", 0, NOON + 59 * MINUTE + 10_000);
        assertThat(judged().get(1).moves())
                .as("takes over from the pane of noon")
                .hasSize(8);
    }

    @Test
    void timesBefore1970AreTimesLikeAnyOther() throws Exception {
        long visitAtZero = -40 * MINUTE - MINUTE / 2;
        send("ann", 1, visitAtZero);
        send("ann", 2, visitAtZero + MINUTE);
        users.processWatermark(3 * 60 * MINUTE);
        assertThat(judged()).hasSize(2);
        assertThat(users.numKeyedStateEntries()).isZero();
        assertThat(users.numEventTimeTimers()).isZero();
    }

    @Test
    void whatIsTooLateForWindowsCountsInItsMinuteAlone() throws Exception {
        users.processElement(event("ann", 1, NOON, true, NOON), NOON);
        users.processElement(event("ann", 1, NOON, true, NOON), NOON);
        assertThat(judged())
                .hasSize(1)
                .allSatisfy(judged -> assertThat(judged.countsInWindows()).isFalse());
    }

    @Test
    void whatIsTooOldForItsMinuteCountsNowhere() throws Exception {
        users.processElement(event("ann", 1, NOON, true, UserEvent.TOO_OLD), NOON);
        assertThat(judged()).isEmpty();
    }

    private void send(String user, long messageId, long time) throws Exception {
        users.processElement(event(user, messageId, time, false), time);
    }

    private List<JudgedEvent> judged() {
        return users.extractOutputValues();
    }

    private static UserEvent event(String user, long messageId, long time, boolean late) {
        return event(user, messageId, time, late, UserEvent.NO_MINUTE);
    }

    private static UserEvent event(String user, long messageId, long time, boolean late, long minute) {
        return UserEvents.of(
                user,
                messageId,
                time,
                late,
                false,
                new long[] {1},
                new String[] {"environment=production"},
                new BigDecimal[0],
                new long[0],
                null,
                Outcome.STARTED,
                null,
                false,
                minute);
    }

    private static KeyedOneInputStreamOperatorTestHarness<Long, UserEvent, JudgedEvent> harness() throws Exception {
        MeasurePlanBuilder plan = new MeasurePlanBuilder(Duration.ofSeconds(10));
        plan.users(0, Selection.BuiltIn.ANY, Duration.ofHours(1));
        return new KeyedOneInputStreamOperatorTestHarness<>(
                UserOperator.operator(plan.build(), RemoteConfigFeed.none()), UserEvent::routingKey, Types.LONG);
    }
}
