package dev.syncwatch.simulate.phone;

import dev.syncwatch.simulate.course.Dice;
import dev.syncwatch.simulate.wire.Failure;
import dev.syncwatch.simulate.wire.LogLine;
import dev.syncwatch.simulate.wire.Request;

/** What the backend writes down of requests that it answered badly, and now and then a line of another service. */
final class Logs {
    private static final int NO_ANSWER_IN_TIME = 504;
    private static final LogLine.Form[] FORMS = LogLine.Form.values();

    private final World world;
    private final long startMillis;
    private final LogLine line = new LogLine();

    Logs(World world) {
        this.world = world;
        this.startMillis = world.scenario().start().toEpochMilli();
    }

    /** A request that failed; one without a status reached nobody, unless it was let wait. */
    void answered(Phone phone, Failure failure, long now) {
        int status = failure.status() == 0 && phone.slowedBy >= 0 ? NO_ANSWER_IN_TIME : failure.status();
        if (status != 0) {
            write(phone, failure.stage().equals("push") ? Request.PUSH : Request.FETCH, status, now);
        }
    }

    /** Something that is not our business. */
    void other(Phone phone, long now) {
        write(phone, Request.LESSONS, 404, now);
    }

    private void write(Phone phone, Request request, int status, long now) {
        if (now < startMillis) {
            return;
        }
        Dice dice = world.dice();
        long arrival = now + dice.between(40, 400);
        LogLine.Form form = FORMS[(int) dice.between(0, FORMS.length)];
        world.send(line.of(phone.user, request, status).written(form, now, arrival));
    }
}
