package dev.syncwatch.notify.slack;

import static dev.syncwatch.notify.slack.SlackBench.opening;
import static dev.syncwatch.notify.slack.SlackBench.told;
import static org.assertj.core.api.Assertions.assertThat;

import dev.syncwatch.fixture.Pages;
import dev.syncwatch.notify.Attempt;
import dev.syncwatch.notify.Notification;
import dev.syncwatch.notify.Outcome;
import dev.syncwatch.notify.Outcome.Delivered;
import dev.syncwatch.notify.Outcome.Retry;
import dev.syncwatch.notify.page.Action;
import dev.syncwatch.standalone.vendor.SlackPost;
import dev.syncwatch.standalone.vendor.SlackStandIn;
import dev.syncwatch.standalone.vendor.VendorFault;
import dev.syncwatch.standalone.vendor.VendorFault.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Slack can't tell a repeat; nothing may be posted twice, nor be lost, whatever goes wrong in between. */
@Timeout(60)
class ResendTest {
    private static final VendorFault LOST_ANSWER = VendorFault.of(Kind.DROP_AFTER_ACCEPTANCE);

    static Stream<VendorFault> everyFault() {
        return Stream.concat(
                VendorFault.passing().stream(),
                Stream.of(
                        VendorFault.unavailable("0"),
                        VendorFault.slackError("internal_error"),
                        VendorFault.slackError("ratelimited"),
                        VendorFault.slackError("not_in_channel")));
    }

    @ParameterizedTest
    @MethodSource("everyFault")
    void endsLikeAnUndisturbedRun_whenEachKindOfCallMeets(VendorFault fault) {
        try (SlackBench bench = new SlackBench(Duration.ofMillis(fault.hangs() ? 500 : 10_000))) {
            bench.vendor.failNextPosts(fault, fault);
            bench.vendor.failNextCalls("chat.update", fault);
            bench.vendor.failNextCalls("conversations.history", fault);
            bench.vendor.failNextCalls("auth.test", fault);

            String reference = bench.deliver(opening(), null).reference();
            bench.vendor.failNextPosts(fault);
            bench.vendor.failNextCalls("conversations.replies", fault);
            bench.deliver(told(Action.UPDATE), reference);

            List<SlackPost> standing = bench.standing();
            assertThat(standing).extracting(post -> post.payload("id")).containsExactly("incident/a#1", "incident/a#2");
            assertThat(standing.get(0).edits()).isNotEmpty();
            assertThat(standing.get(1).threadTs()).isEqualTo(standing.get(0).ts());
            assertThat(bench.vendor.violations()).isEmpty();
        }
    }

    @Test
    void findsTheMessageAmongManyAndAmongStrangers() {
        try (SlackBench bench = new SlackBench()) {
            Map<String, String> forged = Map.of("id", "incident/a#1", "incident", "incident/a");
            bench.vendor.addForeignPost(SlackStandIn.CHANNEL, "not ours", forged);
            bench.vendor.failNextPosts(LOST_ANSWER);
            assertThat(bench.notifier.send(bench.attempt(opening(), null, false)))
                    .isInstanceOf(Retry.class);
            for (int other = 0; other < 450; other++) {
                bench.vendor.addForeignPost(SlackStandIn.CHANNEL, "chatter", Map.of("id", "x" + other));
            }

            Delivered found = (Delivered) bench.notifier.send(bench.attempt(opening(), null, true));

            assertThat(bench.standing().get(1).ts()).isEqualTo(found.reference());
            assertThat(bench.standing()).hasSize(452);
            assertThat(bench.vendor.calls().stream().filter("conversations.history"::equals))
                    .hasSize(3);
        }
    }

    @Test
    void searchesNoFurtherBackThanTheNotificationWasPlanned() {
        try (SlackBench bench = new SlackBench()) {
            bench.opened();
            Attempt later = new Attempt(opening(), null, Instant.now().plus(Duration.ofHours(1)), true);

            bench.notifier.send(later);

            assertThat(bench.standing()).hasSize(2);
        }
    }

    @Test
    void searchesNothing_whenSlackCertainlyHasNotGotIt() {
        try (SlackBench bench = new SlackBench()) {
            bench.vendor.failNextPosts(VendorFault.tooManyRequests("1"));

            bench.deliver(opening(), null);

            assertThat(bench.vendor.calls()).containsExactly("chat.postMessage", "chat.postMessage");
        }
    }

    @Test
    void doesNotPost_whenItCannotSearch() {
        try (SlackBench bench = new SlackBench()) {
            bench.vendor.failNextCalls("conversations.history", VendorFault.slackError("missing_scope"));

            Retry retry = (Retry) bench.notifier.send(bench.attempt(opening(), null, true));

            assertThat(retry.mayHaveArrived()).isTrue();
            assertThat(retry.reason()).contains("missing_scope", "add the scope");
            assertThat(bench.standing()).isEmpty();
        }
    }

    @Test
    void remembersThatSomethingIsOnItsWay_whenThePostAfterASearchIsRefused() {
        try (SlackBench bench = new SlackBench()) {
            bench.vendor.failNextPosts(VendorFault.tooManyRequests("1"));

            Retry retry = (Retry) bench.notifier.send(bench.attempt(opening(), null, true));

            assertThat(retry.mayHaveArrived()).isTrue();
        }
    }

    @Test
    void isCertainThatNothingArrived_whenNobodyListensOrTheNameIsUnknown() {
        try (SlackBench bench = new SlackBench()) {
            bench.vendor.close();
            Retry refused = (Retry) bench.notifier.send(bench.attempt(opening(), null, false));

            assertThat(refused.mayHaveArrived()).isFalse();
            assertThat(refused.reason()).contains("ConnectException");
        }
    }

    @Test
    void removesTheMessageThatLandedAfterTheSearch() {
        try (SlackBench bench = new SlackBench()) {
            String reference = bench.opened();
            bench.vendor.landLastPostAgain();
            bench.vendor.landLastPostAgain();
            bench.deliver(told(Action.UPDATE), reference);

            Outcome outcome = bench.notifier.removeDoubles(bench.attempt(opening(), reference, true));

            assertThat(outcome).isEqualTo(new Delivered(reference, 2));
            assertThat(bench.standing())
                    .extracting(post -> post.payload("id"))
                    .containsExactly("incident/a#1", "incident/a#2");
        }
    }

    @Test
    void removesTheReplyThatLandedAfterTheSearch() {
        try (SlackBench bench = new SlackBench()) {
            String reference = bench.opened();
            Notification reminder = told(Action.REMIND);
            bench.deliver(reminder, reference);
            bench.vendor.landLastPostAgain();

            assertThat(bench.notifier.removeDoubles(bench.attempt(reminder, reference, true)))
                    .isEqualTo(new Delivered(reference, 1));
            assertThat(bench.notifier.removeDoubles(bench.attempt(reminder, reference, true)))
                    .isEqualTo(new Delivered(reference, 0));
            assertThat(bench.standing()).hasSize(2);
        }
    }

    @Test
    void keepsTheMessageThatTheThreadHangsOn_evenIfAnotherOneIsOlder() {
        try (SlackBench bench = new SlackBench()) {
            bench.opened();
            bench.vendor.landLastPostAgain();
            String later = bench.standing().get(1).ts();

            assertThat(bench.notifier.removeDoubles(bench.attempt(opening(), later, true)))
                    .isEqualTo(new Delivered(later, 1));
            assertThat(bench.standing()).extracting(SlackPost::ts).containsExactly(later);
        }
    }

    @Test
    void asksToBeTriedAgain_whenDoublesCannotBeRemovedNow() {
        try (SlackBench bench = new SlackBench()) {
            String reference = bench.opened();
            bench.vendor.landLastPostAgain();
            bench.vendor.failNextCalls("chat.delete", VendorFault.serverError());

            assertThat(bench.notifier.removeDoubles(bench.attempt(opening(), reference, true)))
                    .isInstanceOf(Retry.class);
            assertThat(bench.notifier.removeDoubles(bench.attempt(opening(), reference, true)))
                    .isEqualTo(new Delivered(reference, 1));
        }
    }

    @Test
    void findsAReplyThatBecameAMessageOfItsOwn() {
        try (SlackBench bench = new SlackBench()) {
            bench.vendor.failNextPosts(LOST_ANSWER);
            Notification update = Pages.told(Action.UPDATE, 2, Pages.full());
            bench.notifier.send(bench.attempt(update, "1.000001", false));

            Delivered found = (Delivered) bench.notifier.send(bench.attempt(update, "1.000001", true));

            assertThat(bench.standing()).hasSize(1);
            assertThat(found.reference()).isEqualTo(bench.standing().get(0).ts());
        }
    }
}
