package dev.syncwatch.simulate.phone;

import dev.syncwatch.simulate.Emissions;
import dev.syncwatch.simulate.backend.Backend;
import dev.syncwatch.simulate.course.Dice;
import dev.syncwatch.simulate.wire.LogWriter;
import dev.syncwatch.simulate.wire.Telling.Failure;

/** What the backend writes down of requests that it answered badly, and now and then a line of another service. */
final class Logs {
    private static final String SERVICE = "learning-sync";
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
    void answered(Failure failure, boolean waited, long now) {
        int status = failure.status() == 0 && waited ? NO_ANSWER_IN_TIME : failure.status();
        if (status != 0) {
            boolean push = failure.stage().equals("push");
            write(SERVICE, push ? "POST" : "GET", push ? Backend.PUSH_PATH : "/api/learning-records", status, now);
        }
    }

    /** Something that is not our business. */
    void other(long now) {
        write("lesson-catalog", "GET", "/api/lessons", 404, now);
    }

    private void write(String service, String method, String path, int status, long now) {
        if (now < startMillis) {
            return;
        }
        long arrival = now + dice.between(40, 400);
        var answered = new LogWriter.Answered(service, method, path, status, now, arrival);
        byte[] line = writer.write(answered, FORMS[(int) dice.between(0, FORMS.length)]);
        outbox.add(Emissions.Kind.LOG, arrival, null, line);
    }
}
