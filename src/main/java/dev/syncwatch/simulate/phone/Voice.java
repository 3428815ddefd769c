package dev.syncwatch.simulate.phone;

import dev.syncwatch.simulate.Emissions;
import dev.syncwatch.simulate.backend.Answer;
import dev.syncwatch.simulate.chronicle.Chronicle;
import dev.syncwatch.simulate.course.Dice;
import dev.syncwatch.simulate.post.Outbox;
import dev.syncwatch.simulate.post.Records;
import dev.syncwatch.simulate.post.Stamp;
import dev.syncwatch.simulate.wire.Envelope;
import dev.syncwatch.simulate.wire.EventWriter;
import dev.syncwatch.simulate.wire.JsonText;
import dev.syncwatch.simulate.wire.Sent;
import dev.syncwatch.simulate.wire.Telling;
import dev.syncwatch.simulate.wire.Telling.SkipReason;
import dev.syncwatch.telemetry.EventName;
import java.util.ArrayList;
import java.util.List;

/**
 * The telemetry SDK: sends what a phone does, at once or hours later, now and then twice. Every {@code now} is a moment of arrival,
 * what it tells of occurred a little before.
 */
final class Voice {
    private static final long BETWEEN_UPLOADS_MILLIS = 20;

    private final Scene scene;
    private final EventWriter writer;
    private Records to;

    /** What a voice speaks into. */
    record Scene(long startMillis, double sdkRetries, Outbox outbox, Chronicle chronicle, Dice dice) {}

    Voice(Scene scene, EventWriter writer) {
        this.scene = scene;
        this.writer = writer;
    }

    /** Where records go from now on. */
    void speakTo(Records records) {
        to = records;
    }

    /** A sync began; whoever sends batches keeps that back until {@link #flush} or the end. */
    void started(Phone phone, long now) {
        phone.syncStarted = occurred(phone, now);
        phone.startHeard = isHeard(phone, now);
        phone.startHeld = phone.envelope == Envelope.SEGMENT && phone.startHeard;
        if (!phone.startHeld) {
            say(phone, now, List.of(start(phone)));
        }
        if (!phone.startHeld && !phone.offline()) {
            scene.chronicle().started(phone.lastTimes, now);
        }
    }

    /** Sends the start that was kept back, if one was. */
    void flush(Phone phone, long now) {
        if (phone.startHeld) {
            say(phone, now, held(phone, now));
        }
    }

    void completed(Phone phone, long now) {
        if (phone.startHeard) {
            end(phone, now, new Ending(EventName.COMPLETED, null, occurred(phone, now)));
            if (!phone.offline()) {
                scene.chronicle().succeeded(now);
            }
        }
    }

    void failed(Phone phone, long now, Answer answer) {
        if (phone.startHeard) {
            long occurred = answer.failure().status() == 0 && answer.cause() == Answer.WILD
                    ? onceOnlineAgain(phone, now)
                    : occurred(phone, now);
            end(phone, now, new Ending(EventName.FAILED, answer.failure(), occurred));
            if (!phone.offline()) {
                scene.chronicle().failed(phone.lastTimes, now, answer.cause());
            }
        }
    }

    void skipped(Phone phone, long now, SkipReason reason) {
        if (!isHeard(phone, now)) {
            return;
        }
        long occurred = occurred(phone, now);
        say(
                phone,
                now,
                List.of(new Telling(
                        EventName.SKIPPED,
                        occurred,
                        phone.messages++,
                        phone.trigger,
                        phone.queue,
                        0,
                        0,
                        null,
                        reason)));
        if (!phone.offline()) {
            scene.chronicle().skipped(now);
        }
    }

    private record Ending(EventName name, Telling.Failure why, long occurred) {}

    private void end(Phone phone, long now, Ending ending) {
        List<Telling> batch = held(phone, now);
        batch.add(new Telling(
                ending.name(),
                ending.occurred(),
                phone.messages++,
                phone.trigger,
                phone.queueAtStart,
                phone.queue - phone.queueAtStart,
                ending.occurred() - phone.syncStarted,
                ending.why(),
                null));
        say(phone, now, batch);
    }

    private List<Telling> held(Phone phone, long now) {
        List<Telling> batch = new ArrayList<>(2);
        if (phone.startHeld) {
            phone.startHeld = false;
            batch.add(start(phone));
            if (!phone.offline()) {
                scene.chronicle().started(phone.lastTimes, now);
            }
        }
        return batch;
    }

    private static Telling start(Phone phone) {
        return new Telling(
                EventName.STARTED,
                phone.syncStarted,
                phone.messages++,
                phone.trigger,
                phone.queueAtStart,
                0,
                0,
                null,
                null);
    }

    private boolean isHeard(Phone phone, long now) {
        return (phone.offline() ? phone.uploadAt : now) >= scene.startMillis();
    }

    private long occurred(Phone phone, long now) {
        return now - (phone.offline() ? 0 : 60 + Math.min(240, scene.dice().exponential(80)));
    }

    /** Without a network telemetry does not come through either. */
    private long onceOnlineAgain(Phone phone, long now) {
        long earliest = phone.syncStarted + 300;
        return Math.max(
                earliest, Math.min(occurred(phone, now), now - scene.dice().exponential(4000)));
    }

    private void say(Phone phone, long now, List<Telling> what) {
        if (!isHeard(phone, now)) {
            return;
        }
        if (phone.offline()) {
            long arrival = phone.uploadAt + phone.messages * BETWEEN_UPLOADS_MILLIS;
            Sent sent = new Sent(phone.uploadAt - 150, arrival);
            scene.outbox()
                    .addLate(stamp(phone, sent, now), write(phone, sent, what).toBytes());
            return;
        }
        Sent sent = new Sent(now - 20 - scene.dice().between(0, 40), now);
        to.accept(stamp(phone, sent, now), write(phone, sent, what));
        if (scene.dice().chance(scene.sdkRetries())) {
            long later = scene.dice().between(1_000, 120_000);
            Sent again = new Sent(sent.sent() + later, now + later);
            scene.outbox()
                    .add(stamp(phone, again, now), write(phone, again, what).toBytes());
        }
    }

    private static Stamp stamp(Phone phone, Sent when, long now) {
        return new Stamp(Emissions.Kind.TELEMETRY, when.arrival(), now, phone.user);
    }

    private JsonText write(Phone phone, Sent when, List<Telling> what) {
        return switch (phone.envelope) {
            case FLAT -> writer.flat(phone.sender(), when, what.get(0));
            case SEGMENT -> writer.segment(phone.sender(), when, what);
            case CLOUD_EVENTS -> writer.cloudEvent(phone.sender(), when, what.get(0));
        };
    }
}
