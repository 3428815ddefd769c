package dev.syncwatch.simulate.wire;

import com.dynatrace.hash4j.random.PseudoRandomGenerator;
import com.dynatrace.hash4j.random.PseudoRandomGeneratorProvider;
import dev.syncwatch.telemetry.EventName;
import java.util.Arrays;

/** Writes what phones say, in any envelope. */
final class EventWriter {
    private static final String USER = "\"userId\":\"u";
    private static final byte[] SESSION = JsonText.ascii("\",\"sessionId\":\"s");
    private static final byte[] MESSAGE_ID = JsonText.ascii("\",\"messageId\":\"");
    private static final byte[] ID = JsonText.ascii("\",\"id\":\"");
    private static final byte[] TIME = JsonText.ascii("\",\"time\":\"");
    private static final byte[] DATA = JsonText.ascii("\",\"data\":{" + USER);
    private static final byte[] ORIGINAL = JsonText.ascii(",\"originalTimestamp\":\"");
    private static final byte[] AND_ORIGINAL = JsonText.ascii("\",\"originalTimestamp\":\"");
    private static final byte[] SENT_AT = JsonText.ascii("\",\"sentAt\":\"");
    private static final byte[] RECEIVED_AT = JsonText.ascii("\",\"receivedAt\":\"");
    private static final byte[] PROPERTIES = JsonText.ascii("\",\"properties\":{\"environment\":\"production\"");
    private static final byte[] BATCH = JsonText.ascii("{\"sentAt\":\"");
    private static final byte[] MEMBERS = JsonText.ascii("\",\"batch\":[");
    private static final byte[] END = JsonText.ascii("\"}");
    private static final byte[] END_OF_TWO = JsonText.ascii("\"}}");

    private final JsonText json;
    private final FieldWriter fields;
    private final PseudoRandomGenerator ids =
            PseudoRandomGeneratorProvider.splitMix64_V1().create();
    private final byte[][] flat = openings("{\"event\":\"%s\"," + USER);
    private final byte[][] track = openings("{\"type\":\"track\",\"event\":\"%s\"," + USER);
    private final byte[][] cloud = openings("{\"specversion\":\"1.0\",\"source\":\"/app\",\"type\":\"%s");
    private final long seed;

    EventWriter(JsonText json, long seed) {
        this.json = json;
        this.fields = new FieldWriter(json);
        this.seed = ids.reset(seed).nextLong();
    }

    private static byte[][] openings(String form) {
        return Arrays.stream(EventName.values())
                .map(name -> JsonText.ascii(form.formatted(name.wireName())))
                .toArray(byte[][]::new);
    }

    /** One record. */
    JsonText write(Report report) {
        return switch (report.envelope()) {
            case FLAT -> flat(report);
            case SEGMENT -> segment(report);
            case CLOUD_EVENTS -> cloudEvent(report);
        };
    }

    private JsonText flat(Report report) {
        json.add(flat[report.name().ordinal()]);
        person(report).add(MESSAGE_ID).hex(messageId(report.user(), report.number()));
        return rest(report).add(END);
    }

    private JsonText cloudEvent(Report report) {
        json.add(cloud[report.name().ordinal()]);
        json.add(ID).hex(messageId(report.user(), report.number()));
        json.add(TIME).time(report.occurred() + report.clockErrorMillis());
        json.add(DATA);
        person(report);
        return rest(report).add(END_OF_TWO);
    }

    /** A batch of {@code track} calls; it says when it was sent, and each call when it occurred and arrived. */
    private JsonText segment(Report report) {
        json.add(BATCH).time(report.sent() + report.clockErrorMillis()).add(MEMBERS);
        if (report.withStart()) {
            open(report, EventName.STARTED, report.number() - 1, report.occurred() - report.durationMillis());
            fields.writeStart(report);
            close(report).add(',');
        }
        open(report, report.name(), report.number(), report.occurred());
        fields.write(report);
        return close(report).add(']').add('}');
    }

    private void open(Report report, EventName name, int number, long occurred) {
        json.add(track[name.ordinal()]).eightDigits(report.user());
        json.add(MESSAGE_ID).hex(messageId(report.user(), number));
        json.add(AND_ORIGINAL).time(occurred + report.clockErrorMillis());
        json.add(RECEIVED_AT).time(report.arrival()).add(PROPERTIES);
    }

    private JsonText close(Report report) {
        json.add(report.device().context());
        return session(report).add(END_OF_TWO);
    }

    /** From the user's number to the session, its last quote left out. */
    private JsonText person(Report report) {
        json.eightDigits(report.user()).add(SESSION);
        return session(report);
    }

    private JsonText session(Report report) {
        return json.eightDigits(report.user()).add('-').number(report.session());
    }

    /** From the device to the times, the last quote left out. */
    private JsonText rest(Report report) {
        json.add(report.device().fields());
        fields.write(report);
        json.add(ORIGINAL).time(report.occurred() + report.clockErrorMillis());
        json.add(SENT_AT).time(report.sent() + report.clockErrorMillis());
        return json.add(RECEIVED_AT).time(report.arrival());
    }

    /** Mixing is one to one, so no two messages of a run share an id. */
    private long messageId(int user, int number) {
        return ids.reset(seed ^ ((long) user << 32 | number)).nextLong();
    }
}
