package dev.syncwatch.notify.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.syncwatch.fixture.ChangeJson;
import dev.syncwatch.notify.Outcome;
import dev.syncwatch.notify.outbox.Delivery.Status;
import dev.syncwatch.notify.outbox.FencedException;
import dev.syncwatch.notify.page.ChangeReader;
import dev.syncwatch.notify.page.PublishedChange;
import dev.syncwatch.notify.plan.ChannelRules;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChannelSessionTest {
    private static final Instant LATER = Instant.parse("2026-01-05T10:31:20Z");
    private static final String INCIDENT = "incident/failure-rate/environment=production@2026-01-05T10:07:20Z";

    private final ScriptedNotifier vendor = new ScriptedNotifier();
    private final SessionBench bench = new SessionBench(vendor);

    @Test
    void opensAtFiringAndClosesAtResolved() {
        bench.publish(firing()).turns(2).publish(resolved()).turns(2);

        assertThat(vendor.told()).containsExactly("OPEN " + INCIDENT, "CLOSE " + INCIDENT);
    }

    @Test
    void writesTheIntentAndTheAttemptDownBeforeItSends() {
        vendor.whenTold(
                () -> assertThat(bench.deliveries()).extracting("status").containsExactly(Status.TRYING));
        bench.publish(firing()).turn();

        assertThat(bench.deliveries()).extracting("status").containsExactly(Status.DELIVERED);
    }

    @Test
    void sendsNothing_whenTheIntentCantBeWrittenDown() {
        bench.store().beforeWrite(() -> {
            throw new IllegalStateException("no broker");
        });

        assertThatThrownBy(() -> bench.publish(firing()).turn()).hasMessage("no broker");
        assertThat(vendor.told()).isEmpty();
    }

    @Test
    void sendsNothing_whenAnotherInstanceHasTakenOver() {
        SessionBench bench = new SessionBench(vendor);
        bench.publish(firing());
        new dev.syncwatch.notify.outbox.MemoryOutbox(bench.store()).open();

        assertThatThrownBy(bench::turn).isInstanceOf(FencedException.class);
        assertThat(vendor.told()).isEmpty();
    }

    @Test
    void saysThatItMayHaveArrived_whenItCrashedWhileSending() {
        vendor.whenTold(() -> {
            throw new StackOverflowError("killed");
        });
        assertThatThrownBy(() -> bench.publish(firing()).turn()).isInstanceOf(StackOverflowError.class);
        vendor.whenTold(() -> {});
        bench.restart().turns(2);

        assertThat(vendor.told()).containsExactly("OPEN " + INCIDENT, "OPEN " + INCIDENT + " (may have arrived)");
    }

    @Test
    void keepsTheResolveBehindItsTrigger_whileTheTriggerIsTriedAgain() {
        vendor.next(Outcome.unknown("500"), Outcome.unknown("500"));
        bench.publish(firing(), resolved()).turns(6);

        assertThat(vendor.told())
                .containsExactly(
                        "OPEN " + INCIDENT,
                        "OPEN " + INCIDENT + " (may have arrived)",
                        "OPEN " + INCIDENT + " (may have arrived)",
                        "CLOSE " + INCIDENT);
    }

    @Test
    void letsOtherIncidentsPass_whileOneIsTriedAgain() {
        vendor.next(Outcome.retry("no"));
        bench.publish(firing(), staging()).turn().turn();

        assertThat(vendor.told()).hasSize(2);
        assertThat(vendor.told().get(1)).contains("staging");
    }

    @Test
    void holdsEveryIncident_whenTheVendorAsksForQuiet() {
        vendor.next(Outcome.retryWholeChannel("429", Duration.ofMinutes(5)));
        bench.publish(firing(), staging()).turns(3);
        assertThat(vendor.told()).hasSize(1);

        bench.turns(4);
        assertThat(vendor.told()).hasSize(3);
    }

    @Test
    void goesOnTryingAfterARestart_butFor24HoursFromTheFirstAttempt() {
        vendor.next(Outcome.retry("no"), Outcome.retry("no"), Outcome.retry("no"));
        bench.publish(firing()).turn().advance(Duration.ofHours(23)).restart().turn();
        bench.advance(Duration.ofHours(1)).restart().turn();

        assertThat(vendor.told()).hasSize(3);
        assertThat(bench.deadLetters()).hasSize(1).first().asString().contains("given up after 3 attempts", INCIDENT);
        assertThat(bench.deliveries()).extracting("status").containsExactly(Status.GIVEN_UP);
    }

    @Test
    void triesThePlainFormOnceThenWritesADeadLetter_whenTheVendorRejects() {
        vendor.next(Outcome.giveUp("400"), Outcome.giveUp("400"));
        bench.publish(firing()).turns(3);

        assertThat(vendor.told()).containsExactly("OPEN " + INCIDENT, "OPEN " + INCIDENT + " plain");
        assertThat(bench.deadLetters()).hasSize(1).first().asString().contains("rejected in its plain form too: 400");
    }

    @Test
    void writesADeadLetter_whenTheClientIsDefect() {
        vendor.whenTold(() -> {
            throw new IllegalStateException("the secret is hush");
        });
        bench.publish(firing()).turns(3);

        assertThat(bench.deadLetters()).hasSize(1).first().asString().contains("IllegalStateException");
        assertThat(bench.deadLetters().toString()).doesNotContain("hush");
    }

    @Test
    void writesWhatItCantReadToTheDeadLetters() {
        bench.publish(new Input.Unreadable("alerts-0@7", new byte[0], "{".getBytes(), "not JSON"))
                .turn();

        assertThat(bench.deadLetters()).hasSize(1).first().asString().contains("not JSON", "alerts-0@7");
    }

    @Test
    void looksForDoublesAMinuteLater_whenAnEarlierAttemptMayHaveArrived() {
        vendor.next(Outcome.unknown("timeout"));
        vendor.doubles(1);
        bench.publish(firing()).turns(2);
        assertThat(bench.deliveries()).extracting("status").containsExactly(Status.DOUBTFUL);

        bench.restart().turns(1);
        assertThat(bench.deliveries()).extracting("status").containsExactly(Status.DELIVERED);
        assertThat(bench.doubles()).containsExactly(1);
    }

    @Test
    void givesTheIncidentsReferenceToWhatFollows_evenAfterARestart() {
        vendor.next(Outcome.delivered("ts-1"));
        bench.publish(firing()).turns(1).restart().publish(resolved()).turns(1);

        assertThat(vendor.references()).containsExactly(null, "ts-1");
    }

    @Test
    void passesOverWhatBeganAndEndedWhileNobodyWasThere() {
        bench.publish(firing(), resolved())
                .evaluatedTo("2026-01-05T10:46:30Z")
                .restart()
                .turns(2);

        assertThat(vendor.told()).isEmpty();
    }

    @Test
    void tellsWhatEndedJustNow_andWhatIsStillOpen_whenItComesBack() {
        bench.publish(firing(), staging(), resolved())
                .evaluatedTo("2026-01-05T10:46:10Z")
                .restart()
                .turns(3);

        assertThat(vendor.told()).hasSize(3).contains("OPEN " + INCIDENT, "CLOSE " + INCIDENT);
    }

    @Test
    void closesWhatItHadOpened_howeverLongItWasAway() {
        bench.publish(firing())
                .turns(1)
                .publish(resolved())
                .evaluatedTo("2026-01-06T10:46:10Z")
                .restart()
                .turns(2);

        assertThat(vendor.told()).containsExactly("OPEN " + INCIDENT, "CLOSE " + INCIDENT);
    }

    @Test
    void letsGoOfWhatWasHeldBack_whenItEndedWhileNobodyWasThere() {
        PublishedChange symptom =
                (PublishedChange) new ChangeReader().read(firing().bytes(), List.of("payload-outage"));
        bench.publish(new Input.Change(symptom)).turn();
        bench.publish(resolved()).evaluatedTo("2026-01-05T15:59:50Z").restart().turns(2);

        assertThat(vendor.told()).isEmpty();
    }

    @Test
    void passesOverWhatIsOver_whenRulesWereHoursBehindAsItWasFound() {
        bench.arrivedUpTo("2026-01-05T16:00:00Z").publish(firing()).turn();
        bench.publish(resolved()).evaluatedTo("2026-01-05T15:00:00Z").turn();
        bench.evaluatedTo("2026-01-05T15:59:50Z").turns(3);

        assertThat(vendor.told()).isEmpty();
    }

    @Test
    void tellsWhatStillFires_onceRulesHaveCaughtUp() {
        bench.arrivedUpTo("2026-01-05T16:00:00Z").publish(firing()).turn().turn();
        assertThat(vendor.told()).isEmpty();

        bench.evaluatedTo("2026-01-05T15:45:00Z").turns(2);

        assertThat(vendor.told()).containsExactly("OPEN " + INCIDENT);
    }

    @Test
    void forgetsNothingThatWaits_whenItCrashesMeanwhile() {
        bench.arrivedUpTo("2026-01-05T16:00:00Z").publish(firing()).turn();
        bench.restart().evaluatedTo("2026-01-05T15:59:50Z").turns(2);

        assertThat(vendor.told()).containsExactly("OPEN " + INCIDENT);
    }

    @Test
    void tellsAllTheSame_whenRulesDoNotCatchUpWithin10Minutes() {
        bench.arrivedUpTo("2026-01-05T16:00:00Z").publish(firing()).turn();
        bench.advance(Backlog.LONGEST_WAIT).turns(2);
        assertThat(vendor.told()).containsExactly("OPEN " + INCIDENT);

        bench.publish(resolved()).turn().turn();

        assertThat(vendor.told()).containsExactly("OPEN " + INCIDENT, "CLOSE " + INCIDENT);
    }

    @Test
    void closesWhatWasOpenBefore_onceRulesHaveCaughtUp() {
        bench.publish(firing()).turns(2);
        bench.arrivedUpTo("2026-01-05T16:00:00Z").publish(resolved()).turn();
        bench.evaluatedTo("2026-01-05T15:59:50Z").turns(2);

        assertThat(vendor.told()).containsExactly("OPEN " + INCIDENT, "CLOSE " + INCIDENT);
    }

    @Test
    void handsACriticalPageOver_whenItHasNotGoneOutWithin2Minutes() {
        ChannelSpec pagerDuty = new ChannelSpec(new ChannelRules("pagerduty", null), vendor, null);
        ChannelSpec slack = new ChannelSpec(new ChannelRules("slack", null), new ScriptedNotifier(), "pagerduty");
        SessionBench late = new SessionBench(pagerDuty, List.of(slack));
        vendor.next(Outcome.retry("no"), Outcome.retry("no"), Outcome.retry("no"), Outcome.retry("no"));

        late.publish(firing()).turns(2);
        assertThat(late.handover().waiting("slack")).isEmpty();

        late.turns(2);
        assertThat(late.handover().waiting("slack")).containsExactly(new Handover.Overdue("pagerduty", INCIDENT));
    }

    @Test
    void handsACriticalPageOverAtOnce_whenTheVendorRejectsItForGood() {
        ChannelSpec pagerDuty = new ChannelSpec(new ChannelRules("pagerduty", null), vendor, null);
        ChannelSpec slack = new ChannelSpec(new ChannelRules("slack", null), new ScriptedNotifier(), "pagerduty");
        SessionBench rejected = new SessionBench(pagerDuty, List.of(slack));
        vendor.next(Outcome.giveUp("400"), Outcome.giveUp("400"));

        rejected.publish(firing()).turn().turn();

        assertThat(rejected.handover().waiting("slack")).hasSize(1);
    }

    private static ChangeJson firing() {
        return ChangeJson.failureRate();
    }

    private static ChangeJson resolved() {
        return firing().then("resolved", LATER);
    }

    private static ChangeJson staging() {
        return firing().alert("failure-rate/environment=staging").withJson("group", "{\"environment\":\"staging\"}");
    }
}
