package dev.syncwatch.reference;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Section 7, absence, worked out by hand. Panes are a second long. */
class ReferenceAbsenceTest {
    private static final String SUCCESS = "{'event':'learning_sync_completed','status':'success'}";
    private static final String ABSENCE = "'id':'absence','kind':'absence','within':'5s','activityGap':'3s','of':"
            + SUCCESS + ",'activity':{'event':'learning_sync_started'},'expireAfter':'2s'";

    private Story afterSuccess() {
        return new Story(ABSENCE).succeeded(0, "a");
    }

    @Test
    void firesWithinAfterTheRunsStart_andResolvesAtTheNextSuccess() {
        Story story = afterSuccess();
        for (int second = 2; second <= 7; second++) {
            story.started(second, "a");
        }
        assertThat(story.succeeded(8.5, "a").changes()).containsExactly("7 firing 5", "9 resolved null");
    }

    @Test
    void doesNotFire_whereTheGapIsOverAtTheDeadline() {
        Story story = afterSuccess().started(2, "a").started(3, "a");
        assertThat(story.heartbeat(12).changes()).isEmpty();
    }

    @Test
    void aPaneThatBeginsBeforeTheGapIsOverGoesOnWithTheRun() {
        Story story = afterSuccess().started(2, "a").started(3, "a").started(6.999, "a");
        assertThat(story.changes()).containsExactly("7 firing 5");
    }

    @Test
    void isUnknownOnceTheGapHasEndedTheRun() {
        Story story = afterSuccess();
        for (int second = 2; second <= 7; second++) {
            story.started(second, "a");
        }
        assertThat(story.heartbeat(20).changes()).containsExactly("7 firing 5", "13 expired null");
    }

    @Test
    void anOwnSuccessInThePaneIsNoStartOfARun() {
        Story story = afterSuccess().started(2, "a").succeeded(2.5, "a");
        for (int second = 3; second <= 7; second++) {
            story.started(second, "a");
        }
        assertThat(story.changes()).containsExactly("8 firing 5");
    }

    @Test
    void scheduledStartsAreNoActivity_fiveMinutesAfterSyncWasDisabled() {
        Story story = new Story(ABSENCE).disabled(-300 + 2, true).disabled(12, false);
        for (int second = 0; second <= 20; second++) {
            story.started(second, "a", "trigger", "scheduled");
        }
        assertThat(story.changes()).containsExactly("17 firing 5");
    }

    @Test
    void isUnknownWhileSuppressed() {
        Story story = new Story(ABSENCE + ",'whenSyncDisabled':'suppress'").disabled(-300 + 6, true);
        for (int second = 0; second <= 8; second++) {
            story.started(second, "a");
        }
        assertThat(story.changes()).containsExactly("5 firing 5", "8 expired 8");
    }

    @Test
    void sessionsAreDistinctUsersOfTheLastWithin() {
        Story story = new Story(ABSENCE + ",'minimumSessions':2");
        story.started(0, "a").started(1, "b").started(2, "b").started(3, "b").started(4, null);
        story.started(5, "b").started(6, "b").started(7, "a");
        assertThat(story.changes()).as("a's first is gone at 6").containsExactly("5 firing 5");
        assertThat(story.expected().changes().get(0).at("/numbers/sessions").asInt())
                .isEqualTo(2);
    }
}
