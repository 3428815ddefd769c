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
    JsonText write(Draft draft) {
        return switch (draft.envelope()) {
            case FLAT -> flat(draft);
            case SEGMENT -> segment(draft);
            case CLOUD_EVENTS -> cloudEvent(draft);
        };
    }

    private JsonText flat(Draft draft) {
        json.add(flat[draft.name().ordinal()]);
        person(draft).add(MESSAGE_ID).hex(messageId(draft.user(), draft.number()));
        return rest(draft).add(END);
    }

    private JsonText cloudEvent(Draft draft) {
        json.add(cloud[draft.name().ordinal()]);
        json.add(ID).hex(messageId(draft.user(), draft.number()));
        json.add(TIME).time(draft.occurred() + draft.clockErrorMillis());
        json.add(DATA);
        person(draft);
        return rest(draft).add(END_OF_TWO);
    }

    /** A batch of {@code track} calls; it says when it was sent, and each call when it occurred and arrived. */
    private JsonText segment(Draft draft) {
        json.add(BATCH).time(draft.sent() + draft.clockErrorMillis()).add(MEMBERS);
        if (draft.withStart()) {
            open(draft, EventName.STARTED, draft.number() - 1, draft.occurred() - draft.durationMillis());
            fields.writeStart(draft);
            close(draft).add(',');
        }
        open(draft, draft.name(), draft.number(), draft.occurred());
        fields.write(draft);
        return close(draft).add(']').add('}');
    }

    private void open(Draft draft, EventName name, int number, long occurred) {
        json.add(track[name.ordinal()]).eightDigits(draft.user());
        json.add(MESSAGE_ID).hex(messageId(draft.user(), number));
        json.add(AND_ORIGINAL).time(occurred + draft.clockErrorMillis());
        json.add(RECEIVED_AT).time(draft.arrival()).add(PROPERTIES);
    }

    private JsonText close(Draft draft) {
        json.add(draft.device().context());
        return session(draft).add(END_OF_TWO);
    }

    /** From the user's number to the session, its last quote left out. */
    private JsonText person(Draft draft) {
        json.eightDigits(draft.user()).add(SESSION);
        return session(draft);
    }

    private JsonText session(Draft draft) {
        return json.eightDigits(draft.user()).add('-').number(draft.session());
    }

    /** From the device to the times, the last quote left out. */
    private JsonText rest(Draft draft) {
        json.add(draft.device().fields());
        fields.write(draft);
        json.add(ORIGINAL).time(draft.occurred() + draft.clockErrorMillis());
        json.add(SENT_AT).time(draft.sent() + draft.clockErrorMillis());
        return json.add(RECEIVED_AT).time(draft.arrival());
    }

    /** Mixing is one to one, so no two messages of a run share an id. */
    private long messageId(int user, int number) {
        return ids.reset(seed ^ ((long) user << 32 | number)).nextLong();
    }
}
