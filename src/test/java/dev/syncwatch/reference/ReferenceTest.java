package dev.syncwatch.reference;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Section 7 but for absence, worked out by hand. Panes are a second long. */
class ReferenceTest {
    private static final String SUCCESS = "{'event':'learning_sync_completed','status':'success'}";
    private static final String RATE = "'id':'failure-rate','kind':'failure-rate','window':'10s','successes':" + SUCCESS
            + ",'attempts':{'event':['learning_sync_completed','learning_sync_failed']},";
    private static final String COUNT =
            "'id':'count','kind':'threshold','measure':'count','where':{'event':'learning_sync_failed'},'window':'2s','above':1";
    private static final String SEQUENCE =
            "'id':'stuck','kind':'sequence','within':'5s','window':'3s','atLeastUsers':1,"
                    + "'until':{'event':'learning_sync_completed'},"
                    + "'steps':[{'event':'learning_sync_started','times':2,'same':'dirtyCount'}]";

    private static Story syncs(Story story, double second, int succeeded, int failed) {
        for (int number = 0; number < succeeded; number++) {
            story.succeeded(second, "s" + number);
        }
        for (int number = 0; number < failed; number++) {
            story.failed(second, "f" + number);
        }
        return story;
    }

    @Nested
    class FailureRateRule {
        @Test
        void firesStrictlyAboveTheLimit_andResolvesOnceEnoughAttemptsAreBelowTheLower() {
            Story story = new Story(RATE + "'above':'50%','resolveBelow':'30%','minimumAttempts':4");
            syncs(story, 0, 2, 2).failed(1.5, "f9");
            syncs(story, 12, 5, 0);
            assertThat(story.changes()).containsExactly("2 firing 0.6", "13 resolved 0.0");
        }

        @Test
        void keepsFiringBetweenTheTwoLimits() {
            Story story = new Story(RATE + "'above':'50%','resolveBelow':'30%'");
            syncs(story, 0, 1, 2);
            syncs(story, 1, 4, 1);
            syncs(story, 2, 2, 0).heartbeat(5);
            assertThat(story.changes()).as("3/8, then 3/10").containsExactly("1 firing 0.6666666666666666");
            assertThat(syncs(story, 6, 1, 0).changes()).contains("7 resolved 0.2727272727272727");
        }

        @Test
        void resolvesAtTheLimitItself_whereNoLowerOneIsGiven() {
            Story story = new Story(RATE + "'above':'50%'");
            syncs(story, 0, 1, 2);
            assertThat(syncs(story, 1, 1, 0).changes()).contains("2 resolved 0.5");
        }

        @Test
        void fiveSuccessesAndNoFailureAreGood_evenWhereAttemptsAreTooFew() {
            Story story = syncs(new Story(RATE + "'above':'50%','minimumAttempts':8"), 0, 0, 8);
            syncs(story, 15, 4, 0).heartbeat(20);
            assertThat(story.changes()).containsExactly("1 firing 1.0");
            assertThat(story.succeeded(20, "s").changes()).containsExactly("1 firing 1.0", "21 resolved 0.0");
        }

        @Test
        void oneUsersFailuresAreNotTwoUsers() {
            String rule = RATE + "'above':'50%','minimumUsers':2";
            assertThat(new Story(rule)
                            .failed(0, "a")
                            .failed(0, "a")
                            .failed(0, null)
                            .changes())
                    .isEmpty();
            assertThat(new Story(rule).failed(0, "a").failed(0, "b").changes()).containsExactly("1 firing 1.0");
        }

        @Test
        void needsThreeFailuresOfTenToBeConfidentOfTenPercent() {
            String rule = RATE + "'above':'10%','confidence':'95%'";
            assertThat(syncs(new Story(rule), 0, 8, 2).changes()).isEmpty();
            assertThat(syncs(new Story(rule), 0, 7, 3).changes()).containsExactly("1 firing 0.3");
        }

        @Test
        void forgetsThatItWasTrue_onceNothingButUnknownHasExpired() {
            Story story = new Story(RATE + "'above':'50%','resolveBelow':'10%','minimumAttempts':2,'expireAfter':'3s'");
            syncs(story, 0, 0, 2);
            syncs(story, 16, 1, 1).heartbeat(20);
            assertThat(story.changes()).containsExactly("1 firing 1.0", "14 expired null");
        }
    }

    @Nested
    class ThresholdRule {
        @Test
        void firesAboveTheLimit_andIsFalseOnlyWhereTheGroupIsHeardOf() {
            Story story = new Story(COUNT).failed(0, "a").failed(0.5, "a").heartbeat(8);
            assertThat(story.changes()).containsExactly("1 firing 2");
            assertThat(story.started(9, "a").changes()).containsExactly("1 firing 2", "10 resolved 0");
        }

        @Test
        void theWindowHoldsItsStartAndNotItsEnd() {
            Story story = new Story(COUNT)
                    .failed(1, "a")
                    .failed(2.999, "a")
                    .failed(3, "a")
                    .heartbeat(4);
            assertThat(story.changes()).containsExactly("3 firing 2", "5 resolved 1");
        }

        @Test
        void sumsAreExact_andSkipWhatIsNoNumber() {
            Story story =
                    new Story("'id':'q','kind':'threshold','measure':'sum(queueDelta)','window':'2s','above':0.3");
            story.failed(0, "a", "queueDelta", "0.1")
                    .failed(0, "a", "queueDelta", "0.2")
                    .failed(0, "a", "queueDelta", "x");
            assertThat(story.heartbeat(0.5).changes()).isEmpty();
            assertThat(story.started(0.9, "a", "queueDelta", "1").changes()).containsExactly("1 firing 1.3");
        }
    }

    @Nested
    class SequenceRule {
        @Test
        void aUserCompletesThePatternWithEqualFields() {
            Story story = new Story(SEQUENCE).started(0, "a", "dirtyCount", "3").started(1, "a", "dirtyCount", "4");
            assertThat(story.changes()).isEmpty();
            assertThat(story.started(2, "a", "dirtyCount", "4.0").changes()).containsExactly("3 firing 1");
        }

        @Test
        void firstAndLastAreCloserThanWithin() {
            assertThat(new Story(SEQUENCE).started(0, "a").started(5, "a").changes())
                    .isEmpty();
            assertThat(new Story(SEQUENCE).started(0, "a").started(4.999, "a").changes())
                    .containsExactly("5 firing 1");
        }

        @Test
        void untilAndAMatchWipeWhatCameBefore() {
            assertThat(new Story(SEQUENCE)
                            .started(0, "a")
                            .succeeded(1, "a")
                            .started(2, "a")
                            .changes())
                    .isEmpty();
            String twoUsers = SEQUENCE.replace("'window':'3s'", "'window':'1s'");
            Story story = new Story(twoUsers)
                    .started(0, "a")
                    .started(0, "a")
                    .started(1, "a")
                    .started(2, "a");
            assertThat(story.changes()).containsExactly("1 firing 1", "2 resolved 0", "3 firing 1");
        }

        @Test
        void theMatchBelongsToTheGroupOfTheLastEvent() {
            Story story = new Story(SEQUENCE).started(0, "a").started(1, "a", "environment", "staging");
            assertThat(story.expected().changes())
                    .singleElement()
                    .satisfies(
                            change -> assertThat(change.get("alert").asText()).isEqualTo("stuck/environment=staging"));
        }
    }

    @Nested
    class AllOfRule {
        @Test
        void isTrueWhileAllAre_falseOnceAnyIs_whateverTheMembersStates() {
            String both = "'id':'both','kind':'all-of','rules':['count','stuck']";
            Story story = new Story(COUNT + ",'for':'1m'", SEQUENCE, both);
            story.started(0, "a").failed(0, "a").failed(0, "a").started(1, "a").heartbeat(10);
            assertThat(story.changesOf("both")).as("count is false at 3").containsExactly("2 firing", "3 resolved");
        }
    }
}
