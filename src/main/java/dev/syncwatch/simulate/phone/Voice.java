package dev.syncwatch.simulate.phone;

import dev.syncwatch.simulate.backend.Answer;
import dev.syncwatch.simulate.wire.Envelope;
import dev.syncwatch.simulate.wire.Report;
import dev.syncwatch.simulate.wire.SkipReason;
import dev.syncwatch.telemetry.EventName;

/**
 * The telemetry SDK: sends what a phone does, at once or hours later, now and then twice. Every {@code now} is a moment of arrival,
 * what it tells of occurred a little before.
 */
final class Voice {
    private static final long BETWEEN_UPLOADS_MILLIS = 20;

    private final World world;
    private final long startMillis;
    private final Report report;

    Voice(World world) {
        this.world = world;
        this.startMillis = world.scenario().start().toEpochMilli();
        this.report = new Report(world.vocabulary());
    }

    /** A sync began; whoever sends batches keeps that back until {@link #flush} or the end. */
    void started(Phone phone, long now) {
        phone.syncStarted = occurred(phone, now);
        phone.startHeard = isHeard(phone, now);
        phone.startHeld = phone.envelope == Envelope.SEGMENT && phone.startHeard;
        if (!phone.startHeld) {
            sayStart(phone, now);
        }
        if (!phone.startHeld && !phone.offline()) {
            world.chronicle().started(phone.lastTimes, now);
        }
    }

    /** Sends the start that was kept back, if one was. */
    void flush(Phone phone, long now) {
        if (phone.startHeld) {
            letGo(phone, now);
            sayStart(phone, now);
        }
    }

    void completed(Phone phone, long now) {
        if (phone.startHeard) {
            long occurred = occurred(phone, now);
            end(phone, EventName.COMPLETED, occurred, now);
            send(phone, occurred, now);
            if (!phone.offline()) {
                world.chronicle().succeeded(now);
            }
        }
    }

    void failed(Phone phone, long now, Answer answer) {
        if (phone.startHeard) {
            long occurred = answer.failure().status() == 0 && answer.cause() == Answer.WILD
                    ? onceOnlineAgain(phone, now)
                    : occurred(phone, now);
            end(phone, EventName.FAILED, occurred, now).failure(answer.failure());
            send(phone, occurred, now);
            if (!phone.offline()) {
                world.chronicle().failed(phone.lastTimes, now, answer.cause());
            }
        }
    }

    void skipped(Phone phone, long now, SkipReason reason) {
        if (!isHeard(phone, now)) {
            return;
        }
        long occurred = occurred(phone, now);
        report.of(phone.user, phone.session)
                .event(EventName.SKIPPED, phone.trigger, phone.messages++, phone.queue)
                .reason(reason);
        send(phone, occurred, now);
        if (!phone.offline()) {
            world.chronicle().skipped(now);
        }
    }

    private void sayStart(Phone phone, long now) {
        report.of(phone.user, phone.session)
                .event(EventName.STARTED, phone.trigger, phone.messages++, phone.queueAtStart);
        send(phone, phone.syncStarted, now);
    }

    private Report end(Phone phone, EventName name, long occurred, long now) {
        boolean withStart = phone.startHeld;
        if (withStart) {
            letGo(phone, now);
            phone.messages++;
        }
        return report.of(phone.user, phone.session)
                .event(name, phone.trigger, phone.messages++, phone.queueAtStart)
                .withStart(withStart)
                .result(phone.queue - phone.queueAtStart, occurred - phone.syncStarted);
    }

    /** The start is kept back no longer. */
    private void letGo(Phone phone, long now) {
        phone.startHeld = false;
        if (!phone.offline()) {
            world.chronicle().started(phone.lastTimes, now);
        }
    }

    private boolean isHeard(Phone phone, long now) {
        return (phone.offline() ? phone.uploadAt : now) >= startMillis;
    }

    private long occurred(Phone phone, long now) {
        return now - (phone.offline() ? 0 : 60 + Math.min(240, world.dice().exponential(80)));
    }

    /** Without a network telemetry does not come through either. */
    private long onceOnlineAgain(Phone phone, long now) {
        long earliest = phone.syncStarted + 300;
        return Math.max(
                earliest, Math.min(occurred(phone, now), now - world.dice().exponential(4000)));
    }

    /** Sends the report, which lacks but its times and who says it. */
    private void send(Phone phone, long occurred, long now) {
        if (!isHeard(phone, now)) {
            return;
        }
        report.from(phone.device, phone.envelope, phone.clockErrorMillis);
        if (phone.offline()) {
            long arrival = phone.uploadAt + phone.messages * BETWEEN_UPLOADS_MILLIS;
            world.send(report.times(arrival, now, occurred, phone.uploadAt - 150));
            world.chronicle().uploadedLate(arrival);
            return;
        }
        long sent = now - 20 - world.dice().between(0, 40);
        world.send(report.times(now, now, occurred, sent));
        if (world.dice().chance(world.scenario().wild().sdkRetries())) {
            world.send(report.later(world.dice().between(1_000, 120_000)));
        }
    }
}
