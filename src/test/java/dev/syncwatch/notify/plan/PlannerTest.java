package dev.syncwatch.notify.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncwatch.fixture.Silences;
import dev.syncwatch.notify.plan.Timeline.Alert;
import dev.syncwatch.notify.silence.recurrence.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlannerTest {
    private static final String FIRST = "incident/rate/environment=production 10:00:00";

    private final Timeline day = Timeline.ofPagerDuty();

    @Test
    void opensAtTheFirstEpisodeUpdatesWithLaterOnesAndClosesAtTheLastEnd() {
        assertThat(day.fires("rate", "10:00:00")).containsExactly("OPEN " + FIRST + "#1: rate FIRING");
        assertThat(day.fires("absence", "10:05:00")).containsExactly("UPDATE " + FIRST + "#2: absence FIRING");
        assertThat(day.resolves("rate", "10:10:00")).containsExactly("UPDATE " + FIRST + "#3: rate RESOLVED");
        assertThat(day.resolves("absence", "10:20:00")).containsExactly("CLOSE " + FIRST + "#4: absence RESOLVED");
    }

    @Test
    void takesTheIncidentUpAgain_whenAnEpisodeFollowsWithin10Minutes() {
        day.fires("rate", "10:00:00");
        day.resolves("rate", "10:10:00");

        assertThat(day.fires("rate", "10:20:00")).containsExactly("OPEN " + FIRST + "#3: rate FIRING");
    }

    @Test
    void beginsAnotherIncident_whenAnEpisodeFollowsLater() {
        day.fires("rate", "10:00:00");
        day.resolves("rate", "10:10:00");

        assertThat(day.fires("rate", "10:20:10"))
                .containsExactly("OPEN incident/rate/environment=production 10:20:10#1: rate FIRING");
    }

    @Test
    void keepsEnvironmentsApart() {
        day.alert("staging-rate", new Alert("staging", List.of("pagerduty"), List.of(), List.of()));
        day.fires("rate", "10:00:00");

        assertThat(day.fires("staging-rate", "10:01:00"))
                .containsExactly("OPEN incident/staging-rate/environment=staging 10:01:00#1: staging-rate FIRING");
    }

    @Test
    void namesTheIncidentAfterItsFirstEpisode_evenIfThatIsNotToldHere() {
        day.alert("rate", new Alert("production", List.of("slack"), List.of(), List.of()));
        assertThat(day.fires("rate", "10:00:00")).isEmpty();

        assertThat(day.fires("absence", "10:05:00")).containsExactly("OPEN " + FIRST + "#1: absence FIRING");
        assertThat(day.resolves("rate", "10:06:00")).isEmpty();
        assertThat(day.resolves("absence", "10:07:00")).containsExactly("CLOSE " + FIRST + "#2: absence RESOLVED");
    }

    @Test
    void namesTheIncidentAfterItsFirstEpisode_evenIfThatWasOverBeforeItWasTold() {
        assertThat(day.passesOver("rate", "10:00:00", "10:04:00", "absence"))
                .containsExactly("OPEN " + FIRST + "#1: absence FIRING");
        assertThat(day.resolves("absence", "10:07:00")).containsExactly("CLOSE " + FIRST + "#2: absence RESOLVED");
        assertThat(day.fires("rate", "10:30:00"))
                .containsExactly("OPEN incident/rate/environment=production 10:30:00#1: rate FIRING");
    }

    @Test
    void showsRecoveringWithoutCallingAnybody() {
        day.fires("rate", "10:00:00");

        assertThat(day.recovers("rate", "10:05:00")).containsExactly("EDIT " + FIRST + "#2: rate RECOVERING");
        assertThat(day.fires("rate", "10:06:00")).containsExactly("EDIT " + FIRST + "#3: rate FIRING");
    }

    @Test
    void closesAndSaysThatNobodyKnows_whenDataStopped() {
        day.fires("rate", "10:00:00");

        assertThat(day.expires("rate", "11:00:00")).containsExactly("CLOSE " + FIRST + "#2: rate EXPIRED");
        assertThat(day.reasons()).endsWith("rate DATA_STOPPED");
    }

    @Test
    void closesWhatARuleOpenedThatIsNoMore() {
        day.fires("rate", "10:00:00");

        assertThat(day.supersedes("rate", "11:00:00")).containsExactly("CLOSE " + FIRST + "#2: rate SUPERSEDED");
        assertThat(day.reasons()).endsWith("rate RULE_CHANGED");
    }

    @Test
    void saysNothingTwice_whenDetectionGoesBackToItsCheckpoint() {
        day.fires("rate", "10:00:00");
        assertThat(day.change("rate", dev.syncwatch.notify.page.PublishedChange.State.FIRING, "10:00:00", "10:00:00"))
                .isEmpty();
        day.resolves("rate", "10:10:00");
        assertThat(day.change("rate", dev.syncwatch.notify.page.PublishedChange.State.RESOLVED, "10:00:00", "10:10:00"))
                .isEmpty();
        assertThat(day.reasons()).contains("rate READ_BEFORE");
    }

    @Test
    void endsAnEpisode_whenItsAlertBeginsAnotherWithoutHavingEnded() {
        day.fires("rate", "10:00:00");

        assertThat(day.change("rate", dev.syncwatch.notify.page.PublishedChange.State.FIRING, "10:30:00", "10:30:00"))
                .containsExactly("CLOSE " + FIRST + "#2: rate EXPIRED", "OPEN " + FIRST + "#3: rate FIRING");
    }

    @Test
    void holdsASymptomForItsCause_andKeepsItBackWhileTheCauseFires() {
        symptomAndCause();

        assertThat(day.fires("rate", "10:00:00")).isEmpty();
        assertThat(day.time("10:00:50")).isEmpty();
        assertThat(day.fires("outage", "10:00:50")).containsExactly("OPEN " + FIRST + "#1: outage FIRING");
        assertThat(day.time("10:30:00")).isEmpty();
        assertThat(day.resolves("rate", "10:31:00")).isEmpty();
        assertThat(day.resolves("outage", "10:32:00")).containsExactly("CLOSE " + FIRST + "#2: outage RESOLVED");
        assertThat(day.reasons())
                .containsSubsequence("rate WAITS_FOR_CAUSE", "rate INHIBITED", "rate OVER_BEFORE_TOLD");
    }

    @Test
    void tellsASymptomAfter60Seconds_whenNoCauseComes() {
        symptomAndCause();
        day.fires("rate", "10:00:00");

        assertThat(day.time("10:00:59")).isEmpty();
        assertThat(day.time("10:01:00")).containsExactly("OPEN " + FIRST + "#1: rate FIRING");
    }

    @Test
    void handsASymptomBack_whenItsCauseEndsFirst() {
        symptomAndCause();
        day.fires("rate", "10:00:00");
        day.fires("outage", "10:00:30");

        assertThat(day.resolves("outage", "10:20:00"))
                .containsExactlyInAnyOrder(
                        "UPDATE " + FIRST
                                + "#2: rate FIRING (It was held back for its cause; the cause is over, this is not.)",
                        "UPDATE " + FIRST + "#3: outage RESOLVED");
    }

    @Test
    void isNotHeldBackByACauseThatThisChannelIsNotTold() {
        symptomAndCause();
        day.alert("outage", new Alert("production", List.of("slack"), List.of("rate"), List.of()));
        day.fires("outage", "09:59:00");
        day.fires("rate", "10:00:00");

        assertThat(day.time("10:01:00"))
                .hasSize(1)
                .first()
                .asString()
                .startsWith("OPEN ")
                .endsWith("rate FIRING");
    }

    @Test
    void tellsTheEarlierOne_whenTwoRulesInhibitEachOther() {
        day.alert("rate", new Alert("production", List.of("pagerduty"), List.of("outage"), List.of()));
        day.alert("outage", new Alert("production", List.of("pagerduty"), List.of("rate"), List.of()));
        day.fires("rate", "10:00:00");

        assertThat(day.fires("outage", "10:01:00")).isEmpty();
        assertThat(day.reasons()).contains("rate STARTED_FIRING", "outage INHIBITED");
    }

    @Test
    void holdsBackWhatIsSilencedAndTellsWhatStillFiresAtItsEnd() {
        day.silenced("09:00:00", "11:00:00");
        assertThat(day.fires("rate", "10:00:00")).isEmpty();
        assertThat(day.fires("absence", "10:01:00")).isEmpty();
        assertThat(day.resolves("absence", "10:30:00")).isEmpty();

        assertThat(day.time("11:00:00"))
                .containsExactly("OPEN " + FIRST
                        + "#1: rate FIRING (It was silenced when it began; the silence is over, this is not.)");
    }

    @Test
    void tellsTheEndOfWhatWasOpened_evenInASilence() {
        day.fires("rate", "10:00:00");
        day.silenced("10:05:00", "12:00:00");

        assertThat(day.resolves("rate", "10:10:00")).containsExactly("CLOSE " + FIRST + "#2: rate RESOLVED");
    }

    @Test
    void holdsBackEachTimeOfASilenceThatRecurs_andTellsWhatStillFiresAtEachEnd() {
        Instant start = Instant.parse("2026-01-05T00:00:00Z");
        day.silenced(new Schedule(
                start, start.plus(7, ChronoUnit.DAYS), Silences.recurring("day 11:00 PT30M Europe/Berlin")));
        assertThat(day.fires("rate", "10:05:00")).isEmpty();
        assertThat(day.time("10:29:59")).isEmpty();
        assertThat(day.time("10:30:00")).singleElement().asString().contains("the silence is over, this is not");
        assertThat(day.fires("absence", "12:00:00")).hasSize(1);

        assertThat(day.resolves("rate", "06T10:10:00")).hasSize(1);
        assertThat(day.resolves("absence", "06T10:10:10"))
                .singleElement()
                .asString()
                .startsWith("CLOSE ");
        assertThat(day.fires("rate", "06T10:25:00")).isEmpty();
        assertThat(day.time("06T10:30:00")).singleElement().asString().contains("the silence is over, this is not");
    }

    @Test
    void remindsAsOftenAsTheChannelWants_butNotInASilence() {
        Timeline slack = Timeline.thatRepeatsEvery(Duration.ofHours(4));
        slack.fires("rate", "08:00:00");
        slack.recovers("rate", "09:00:00");
        slack.fires("rate", "09:30:00");

        assertThat(slack.time("11:59:50")).isEmpty();
        assertThat(slack.time("12:00:00")).hasSize(1).first().asString().startsWith("REMIND ");
        slack.silenced("15:00:00", "17:00:00");
        assertThat(slack.time("16:00:00")).isEmpty();
        assertThat(slack.time("17:00:00")).hasSize(1).first().asString().startsWith("REMIND ");
    }

    @Test
    void neverReminds_whenTheChannelDoesNotWantIt() {
        day.fires("rate", "00:00:00");

        assertThat(day.time("23:00:00")).isEmpty();
    }

    @Test
    void saysOnceThatAnAlertFlapsAndIsThenQuietForAnHour() {
        List<String> told = new ArrayList<>();
        for (int minute = 0; minute < 40; minute += 4) {
            told.addAll(day.fires("rate", "10:%02d:00".formatted(minute)));
            told.addAll(day.resolves("rate", "10:%02d:00".formatted(minute + 2)));
        }

        assertThat(told)
                .hasSize(12)
                .filteredOn(words -> words.contains("keeps coming back"))
                .hasSize(1);
        assertThat(told.get(10)).contains("6 episodes within an hour");
    }

    @Test
    void tellsWhatStillFiresOnceItNoLongerFlaps() {
        for (int minute = 0; minute < 28; minute += 4) {
            day.fires("rate", "10:%02d:00".formatted(minute));
            day.resolves("rate", "10:%02d:00".formatted(minute + 2));
        }
        assertThat(day.fires("rate", "10:28:00")).isEmpty();

        assertThat(day.time("11:07:50")).isEmpty();
        assertThat(day.time("11:08:00")).hasSize(1).first().asString().startsWith("OPEN ");
    }

    @Test
    void tellsForAnotherChannelThatHasNotBeenAbleTo() {
        day.alert("rate", new Alert("production", List.of("other"), List.of(), List.of()));
        day.fires("rate", "10:00:00");

        assertThat(day.standsIn("incident/rate/environment=production@2026-01-05T10:00:00Z", "other"))
                .containsExactly(
                        "OPEN " + FIRST + "#1: rate FIRING (other has not taken this page, so it comes here too.)");
        assertThat(day.standsIn("incident/rate/environment=production@2026-01-05T10:00:00Z", "other"))
                .isEmpty();
        assertThat(day.resolves("rate", "10:30:00")).containsExactly("CLOSE " + FIRST + "#2: rate RESOLVED");
    }

    @Test
    void remembersNothing_onceIncidentsArePast() {
        day.fires("rate", "10:00:00");
        day.resolves("rate", "10:10:00");
        day.time("11:15:00");

        assertThat(day.memory().episodes()).isEmpty();
        assertThat(day.memory().incidents()).isEmpty();
        assertThat(day.memory().flappingSince()).isEmpty();
        assertThat(day.memory().notices()).isEmpty();
    }

    private void symptomAndCause() {
        day.alert("rate", new Alert("production", List.of("pagerduty"), List.of(), List.of("outage")));
        day.alert("outage", new Alert("production", List.of("pagerduty"), List.of("rate"), List.of()));
    }
}
