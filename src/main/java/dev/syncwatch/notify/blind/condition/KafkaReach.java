package dev.syncwatch.notify.blind.condition;

import java.time.Duration;
import java.time.Instant;

/** Whether Kafka answers, and since when it does or does not. */
public final class KafkaReach {
    private boolean answering = true;
    private Instant since;
    private Instant lastAnswer;
    private String reason = "";

    /** Kafka counts as answering from {@code start} on, until it is seen not to. */
    public KafkaReach(Instant start) {
        since = start;
        lastAnswer = start;
    }

    public void answered(Instant now) {
        since = answering ? since : now;
        answering = true;
        lastAnswer = now;
    }

    public void failed(String why, Instant now) {
        since = answering ? now : since;
        answering = false;
        reason = why;
    }

    public boolean answering() {
        return answering;
    }

    boolean answeringFor(Duration least, Instant now) {
        return answering && !now.isBefore(since.plus(least));
    }

    /** Since when it answers without a break; only while {@link #answering}. */
    Instant answeringSince() {
        return since;
    }

    Instant lastAnswer() {
        return lastAnswer;
    }

    String reason() {
        return reason;
    }
}
