package dev.syncwatch.simulate.phone;

import dev.syncwatch.simulate.Emissions;
import dev.syncwatch.simulate.backend.Backend;
import dev.syncwatch.simulate.course.Dice;
import dev.syncwatch.simulate.post.Outbox;
import dev.syncwatch.simulate.post.Stamp;
import dev.syncwatch.simulate.wire.JsonText;
import dev.syncwatch.simulate.wire.LogWriter;
import dev.syncwatch.simulate.wire.Telling.Failure;

/** What the backend writes down of requests that it answered badly, and now and then a line of another service. */
final class Logs {
    private static final Request PUSH = new Request("learning-sync", "POST", Backend.PUSH_PATH);
    private static final Request FETCH = new Request("learning-sync", "GET", "/api/learning-records");
    private static final Request LESSONS = new Request("lesson-catalog", "GET", "/api/lessons");
    private static final int NO_ANSWER_IN_TIME = 504;
    private static final LogWriter.Form[] FORMS = LogWriter.Form.values();

    private final LogWriter writer = new LogWriter();
    private final Outbox outbox;
    private final Dice dice;
    private final long startMillis;

    Logs(Outbox outbox, Dice dice, long startMillis) {
        this.outbox = outbox;
        this.dice = dice;
        this.startMillis = startMillis;
    }

    /** A request that failed; one without a status reached nobody, unless it was let wait. */
    void answered(Phone phone, Failure failure, long now) {
        int status = failure.status() == 0 && phone.slowedBy >= 0 ? NO_ANSWER_IN_TIME : failure.status();
        if (status != 0) {
            write(phone, failure.stage().equals("push") ? PUSH : FETCH, status, now);
        }
    }

    /** Something that is not our business. */
    void other(Phone phone, long now) {
        write(phone, LESSONS, 404, now);
    }

    private record Request(String service, String method, String path) {}

    private void write(Phone phone, Request request, int status, long now) {
        if (now < startMillis) {
            return;
        }
        long arrival = now + dice.between(40, 400);
        var answered =
                new LogWriter.Answered(request.service(), request.method(), request.path(), status, now, arrival);
        JsonText line = writer.write(answered, FORMS[(int) dice.between(0, FORMS.length)]);
        outbox.add(new Stamp(Emissions.Kind.LOG, arrival, now, phone.user), line.toBytes());
    }
}
