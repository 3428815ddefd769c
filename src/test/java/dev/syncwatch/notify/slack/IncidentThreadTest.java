package dev.syncwatch.notify.slack;

import static dev.syncwatch.notify.slack.SlackBench.opening;
import static dev.syncwatch.notify.slack.SlackBench.told;
import static org.assertj.core.api.Assertions.assertThat;

import dev.syncwatch.fixture.Pages;
import dev.syncwatch.notify.Outcome;
import dev.syncwatch.notify.Outcome.Delivered;
import dev.syncwatch.notify.Outcome.GiveUp;
import dev.syncwatch.notify.Outcome.Retry;
import dev.syncwatch.notify.page.Action;
import dev.syncwatch.notify.page.PublishedChange.State;
import dev.syncwatch.standalone.vendor.SlackPost;
import dev.syncwatch.standalone.vendor.VendorFault;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class IncidentThreadTest {
    private final SlackBench bench = new SlackBench();

    @AfterEach
    void stop() {
        assertThat(bench.vendor.violations()).isEmpty();
        bench.close();
    }

    @Test
    void beginsWithOneMessageThatCanBeFoundAgain() {
        String reference = bench.opened();

        SlackPost parent = bench.standing().get(0);
        assertThat(bench.standing()).hasSize(1);
        assertThat(parent.ts()).isEqualTo(reference);
        assertThat(parent.threadTs()).isNull();
        assertThat(parent.text()).startsWith("Firing: Failure rate 10.4 %");
        assertThat(Map.of("id", parent.payload("id"), "incident", parent.payload("incident")))
                .isEqualTo(Map.of("id", "incident/a#1", "incident", "incident/a"));
        assertThat(bench.vendor.calls()).containsExactly("chat.postMessage");
    }

    @ParameterizedTest
    @CsvSource({"OPEN, true", "REMIND, true", "UPDATE, false", "CLOSE, false"})
    void goesOnInTheThreadAndEditsTheMessage(Action action, boolean broadcast) {
        String reference = bench.opened();

        assertThat(bench.deliver(told(action), reference)).isEqualTo(Outcome.delivered(reference));

        assertThat(bench.standing()).hasSize(2);
        assertThat(bench.standing().get(0).edits()).hasSize(1);
        SlackPost reply = bench.standing().get(1);
        assertThat(reply.threadTs()).isEqualTo(reference);
        assertThat(reply.broadcast()).isEqualTo(broadcast);
        assertThat(reply.payload("id")).isEqualTo("incident/a#2");
        assertThat(bench.standing().get(0).payload("id")).isEqualTo("incident/a#1");
    }

    @Test
    void editsAlone_whenNobodyIsToBeCalled() {
        String reference = bench.opened();

        bench.deliver(Pages.told(Action.EDIT, 2, Pages.of(State.RECOVERING, "t")), reference);

        assertThat(bench.standing()).hasSize(1);
        assertThat(bench.standing().get(0).text()).startsWith("Recovering: t");
        assertThat(bench.standing().get(0).shown()).contains("🟡 t");
    }

    @ParameterizedTest
    @EnumSource(Action.class)
    void beginsAnew_whenTheOpeningWasGivenUp(Action action) {
        Delivered delivered = bench.deliver(told(action), null);

        assertThat(bench.standing()).hasSize(1);
        assertThat(bench.standing().get(0).ts()).isEqualTo(delivered.reference());
        assertThat(bench.standing().get(0).threadTs()).isNull();
    }

    @Test
    void beginsAnew_whenSomebodyDeletedTheMessage() {
        String reference = bench.opened();
        deleted(reference);

        Delivered delivered = bench.deliver(told(Action.UPDATE), reference);

        assertThat(bench.standing()).hasSize(1);
        assertThat(delivered.reference())
                .isEqualTo(bench.standing().get(0).ts())
                .isNotEqualTo(reference);
        assertThat(bench.standing().get(0).edits()).hasSize(1);
        assertThat(bench.standing().get(0).shown()).contains("Episodes");
    }

    @Test
    void leavesItAtThat_whenTheMessageToEditIsGone() {
        String reference = bench.opened();
        deleted(reference);

        assertThat(bench.deliver(told(Action.EDIT), reference)).isEqualTo(Outcome.delivered(reference));
        assertThat(bench.standing()).isEmpty();
    }

    @Test
    void showsNoBlocks_whenPlain() {
        String reference = bench.opened();

        bench.deliver(told(Action.UPDATE).asPlain(), reference);

        assertThat(bench.standing())
                .allSatisfy(post -> assertThat(post.blocks()).isNull());
        assertThat(bench.standing())
                .allSatisfy(post -> assertThat(post.payload("id")).isNotEmpty());
    }

    @Test
    void editsPlainly_whenSlackRejectsTheRichEdit() {
        String reference = bench.opened();
        bench.vendor.failNextCalls("chat.update", VendorFault.slackError("invalid_blocks"));

        assertThat(bench.deliver(told(Action.UPDATE), reference)).isEqualTo(Outcome.delivered(reference));

        assertThat(bench.standing().get(0).edits()).hasSize(1);
        assertThat(bench.standing().get(0).blocks()).isNull();
        assertThat(bench.standing()).hasSize(2);
    }

    @Test
    void asksForThePlainForm_whenSlackRejectsTheMessage() {
        bench.vendor.failNextPosts(VendorFault.slackError("msg_blocks_too_long"));

        assertThat(bench.notifier.send(bench.attempt(opening(), null, false))).isInstanceOf(GiveUp.class);
        bench.deliver(opening().asPlain(), null);

        assertThat(bench.standing()).hasSize(1);
    }

    @Test
    void triesTheEditAgainWithoutASecondReply_whenOnlyTheEditFailed() {
        String reference = bench.opened();
        bench.vendor.failNextCalls("chat.update", VendorFault.tooManyRequests("7"));

        Retry retry = (Retry) bench.notifier.send(bench.attempt(told(Action.CLOSE), reference, false));
        assertThat(retry)
                .extracting(Retry::after, Retry::wholeChannel, Retry::mayHaveArrived)
                .containsExactly(Duration.ofSeconds(7), true, true);
        bench.notifier.send(bench.attempt(told(Action.CLOSE), reference, true));

        assertThat(bench.standing()).hasSize(2);
        assertThat(bench.standing().get(0).edits()).hasSize(1);
    }

    private void deleted(String ts) {
        try (SlackConnection connection =
                new SlackConnection(SlackBench.settings(bench.vendor, Duration.ofSeconds(10)))) {
            connection.methods().chatDelete(call -> call.channel("C0123456789").ts(ts));
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }
}
