package dev.syncwatch.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncwatch.detect.Answer;
import dev.syncwatch.fixture.Rules;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Section 8 as timelines: one letter a T, ten seconds apart; T is true, F false, - unknown. Changes carry their second. */
class AlertLifecycleTest {

    private static final long STEP = 10_000;
    private static final long DAY = 24 * 3_600_000L;

    private static final AlertLifecycle AT_ONCE = new AlertLifecycle(0, 0, DAY);
    private static final AlertLifecycle HOLDS_30S = new AlertLifecycle(30_000, 0, DAY);
    private static final AlertLifecycle KEEPS_30S = new AlertLifecycle(0, 30_000, DAY);
    private static final AlertLifecycle EXPIRES_AFTER_30S = new AlertLifecycle(0, 20_000, 30_000);

    @Test
    void staysInactive_whateverIsFalseOrUnknown() {
        assertThat(changes(AT_ONCE, "F-F--FF")).isEmpty();
    }

    @Test
    void firesAndResolvesAtOnce_whenNoDurationIsGiven() {
        assertThat(changes(AT_ONCE, "FTTFT"))
                .containsExactly("10 inactive→firing", "30 firing→resolved", "40 inactive→firing");
    }

    @Test
    void fires_atTheFirstTThatIsForLaterThanTheFirstTrue() {
        assertThat(changes(HOLDS_30S, "TTTTT")).containsExactly("0 inactive→pending", "30 pending→firing");
    }

    @Test
    void fires_atTheFirstTBeyondADurationThatFallsBetweenTwo() {
        AlertLifecycle holds = new AlertLifecycle(25_000, 0, DAY);
        assertThat(changes(holds, "TTTT")).containsExactly("0 inactive→pending", "30 pending→firing");
    }

    @Test
    void pendingFallsBack_onFalse() {
        assertThat(changes(HOLDS_30S, "TTF")).containsExactly("0 inactive→pending", "20 pending→inactive");
    }

    @Test
    void pendingFallsBack_onUnknown() {
        assertThat(changes(HOLDS_30S, "TT-")).containsExactly("0 inactive→pending", "20 pending→inactive");
    }

    @Test
    void waitsForAllOfForAgain_afterADipWhilePending() {
        assertThat(changes(HOLDS_30S, "TTTFTTTT"))
                .containsExactly(
                        "0 inactive→pending", "30 pending→inactive", "40 inactive→pending", "70 pending→firing");
    }

    @Test
    void pendingHasNoEpisode_andFiringTakesTheTInWhichItFired() {
        AlertStatus pending = HOLDS_30S.next(AlertStatus.INACTIVE, Answer.TRUE, 0);
        AlertStatus firing = HOLDS_30S.next(pending, Answer.TRUE, 30_000);
        assertThat(pending.startsAt()).isEqualTo(AlertStatus.NEVER);
        assertThat(firing.startsAt()).isEqualTo(30_000);
    }

    @Test
    void resolves_atTheFirstTThatIsKeepFiringForLaterThanTheFirstFalse() {
        assertThat(changes(KEEPS_30S, "TFFFFF"))
                .containsExactly("0 inactive→firing", "10 firing→recovering", "40 recovering→resolved");
    }

    @Test
    void returnsToTheSameEpisode_whenTrueWhileRecovering() {
        assertThat(changes(KEEPS_30S, "TFFTFFFF"))
                .containsExactly(
                        "0 inactive→firing",
                        "10 firing→recovering",
                        "30 recovering→firing",
                        "40 firing→recovering",
                        "70 recovering→resolved");
        assertThat(last(KEEPS_30S, "TFFT").startsAt()).isZero();
    }

    @Test
    void beginsANewEpisode_whenTrueAfterResolved() {
        assertThat(last(AT_ONCE, "TFT").startsAt()).isEqualTo(20_000);
    }

    @Test
    void keepsItsStart_whenResolved() {
        AlertStatus resolved = last(KEEPS_30S, "FTFFFF");
        assertThat(resolved.state()).isEqualTo(AlertState.RESOLVED);
        assertThat(resolved.startsAt()).isEqualTo(10_000);
    }

    @Test
    void unknownNeverResolves() {
        assertThat(changes(AT_ONCE, "T----------")).containsExactly("0 inactive→firing");
    }

    @Test
    void waitsForAllOfKeepFiringForAgain_afterAnUnknownWhileRecovering() {
        assertThat(changes(KEEPS_30S, "TFFF-FFFF"))
                .as("unknown is no change, and the wait starts again at the next false")
                .containsExactly("0 inactive→firing", "10 firing→recovering", "80 recovering→resolved");
    }

    @Test
    void returnsToFiring_whenTrueFollowsUnknownWhileRecovering() {
        assertThat(changes(KEEPS_30S, "TF-T"))
                .containsExactly("0 inactive→firing", "10 firing→recovering", "30 recovering→firing");
    }

    @Test
    void expires_atTheFirstTThatIsExpireAfterLaterThanTheFirstUnknown() {
        assertThat(changes(EXPIRES_AFTER_30S, "T----")).containsExactly("0 inactive→firing", "40 firing→expired");
    }

    @Test
    void expiresWhileRecovering() {
        assertThat(changes(EXPIRES_AFTER_30S, "TF----"))
                .containsExactly("0 inactive→firing", "10 firing→recovering", "50 recovering→expired");
    }

    @Test
    void anyOtherAnswerStartsTheWaitForExpiryAgain() {
        assertThat(changes(EXPIRES_AFTER_30S, "T---T---")).containsExactly("0 inactive→firing");
        assertThat(changes(EXPIRES_AFTER_30S, "T---F---")).containsExactly("0 inactive→firing", "40 firing→recovering");
    }

    @Test
    void startsFromInactive_afterItExpired() {
        assertThat(changes(EXPIRES_AFTER_30S, "T----T"))
                .containsExactly("0 inactive→firing", "40 firing→expired", "50 inactive→firing");
    }

    @Test
    void expiresAtTheFirstUnknown_whenExpireAfterIsZero() {
        assertThat(changes(new AlertLifecycle(0, 0, 0), "T-"))
                .containsExactly("0 inactive→firing", "10 firing→expired");
    }

    @Test
    void oneStepIsOneChange_evenWhereForAndKeepFiringForAreZero() {
        assertThat(changes(AT_ONCE, "TFTF"))
                .containsExactly("0 inactive→firing", "10 firing→resolved", "20 inactive→firing", "30 firing→resolved");
    }

    @Test
    void timesBefore1970AreTimesLikeAnyOther() {
        AlertStatus pending = HOLDS_30S.next(AlertStatus.INACTIVE, Answer.TRUE, -20_000);
        assertThat(HOLDS_30S.next(pending, Answer.TRUE, 0).state()).isEqualTo(AlertState.PENDING);
        assertThat(HOLDS_30S.next(pending, Answer.TRUE, 10_000).state()).isEqualTo(AlertState.FIRING);
    }

    @Test
    void takesItsDurationsFromTheRule() {
        String[] keys = {"for: 1m", "keepFiringFor: 5m", "expireAfter: 2h"};
        assertThat(AlertLifecycle.of(Rules.failureRate(keys).head()))
                .isEqualTo(new AlertLifecycle(60_000, 300_000, 7_200_000));
        assertThat(AlertLifecycle.of(Rules.failureRate().head())).isEqualTo(AT_ONCE);
    }

    /** Each change as {@code second previous→state}. */
    private static List<String> changes(AlertLifecycle lifecycle, String answers) {
        List<String> changes = new ArrayList<>();
        AlertStatus status = AlertStatus.INACTIVE;
        for (int i = 0; i < answers.length(); i++) {
            AlertStatus next = lifecycle.next(status, answer(answers.charAt(i)), i * STEP);
            AlertBook.Step step = new AlertBook.Step(status, next, i * STEP);
            if (step.isChange()) {
                changes.add(step.now() / 1000 + " " + step.previous().wireName() + "→"
                        + next.state().wireName());
            }
            status = next;
        }
        return changes;
    }

    private static AlertStatus last(AlertLifecycle lifecycle, String answers) {
        AlertStatus status = AlertStatus.INACTIVE;
        for (int i = 0; i < answers.length(); i++) {
            status = lifecycle.next(status, answer(answers.charAt(i)), i * STEP);
        }
        return status;
    }

    private static Answer answer(char letter) {
        return switch (letter) {
            case 'T' -> Answer.TRUE;
            case 'F' -> Answer.FALSE;
            default -> Answer.UNKNOWN;
        };
    }
}
