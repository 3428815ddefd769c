package dev.syncwatch.simulate.wire;

import com.dynatrace.hash4j.random.PseudoRandomGenerator;
import com.dynatrace.hash4j.random.PseudoRandomGeneratorProvider;
import dev.syncwatch.telemetry.EventName;
import java.util.Arrays;
import java.util.List;

/** Writes what phones say, in any envelope; what it gives is the same text again and again, written anew. */
public final class EventWriter {
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

    private final JsonText json = new JsonText();
    private final FieldWriter fields = new FieldWriter(json);
    private final PseudoRandomGenerator ids =
            PseudoRandomGeneratorProvider.splitMix64_V1().create();
    private final byte[][] flat = openings("{\"event\":\"%s\"," + USER);
    private final byte[][] track = openings("{\"type\":\"track\",\"event\":\"%s\"," + USER);
    private final byte[][] cloud = openings("{\"specversion\":\"1.0\",\"source\":\"/app\",\"type\":\"%s");
    private final long seed;

    /** The seed makes the {@code messageId}s of one run differ from another's. */
    public EventWriter(long seed) {
        this.seed = ids.reset(seed).nextLong();
    }

    private static byte[][] openings(String form) {
        return Arrays.stream(EventName.values())
                .map(name -> JsonText.ascii(form.formatted(name.wireName())))
                .toArray(byte[][]::new);
    }

    /** One event as one record. */
    public JsonText flat(Sender by, Sent when, Telling what) {
        json.clear().add(flat[what.name().ordinal()]);
        person(by).add(MESSAGE_ID).hex(messageId(by, what));
        return rest(by, when, what).add(END);
    }

    /** One CloudEvent. */
    public JsonText cloudEvent(Sender by, Sent when, Telling what) {
        json.clear().add(cloud[what.name().ordinal()]);
        json.add(ID).hex(messageId(by, what)).add(TIME).time(what.occurred() + by.clockErrorMillis());
        json.add(DATA);
        person(by);
        return rest(by, when, what).add(END_OF_TWO);
    }

    /** A batch of {@code track} calls; it says when it was sent, and each call when it occurred and arrived. */
    public JsonText segment(Sender by, Sent when, List<Telling> batch) {
        json.clear().add(BATCH).time(when.sent() + by.clockErrorMillis()).add(MEMBERS);
        for (int i = 0; i < batch.size(); i++) {
            if (i > 0) {
                json.add(',');
            }
            track(by, when, batch.get(i));
        }
        return json.add(']').add('}');
    }

    private void track(Sender by, Sent when, Telling what) {
        json.add(track[what.name().ordinal()]).eightDigits(by.user());
        json.add(MESSAGE_ID).hex(messageId(by, what));
        json.add(AND_ORIGINAL).time(what.occurred() + by.clockErrorMillis());
        json.add(RECEIVED_AT).time(when.arrival()).add(PROPERTIES);
        fields.write(what);
        json.add(by.device().context());
        session(by).add(END_OF_TWO);
    }

    /** From the user's number to the session, its last quote left out. */
    private JsonText person(Sender by) {
        json.eightDigits(by.user()).add(SESSION);
        return session(by);
    }

    private JsonText session(Sender by) {
        return json.eightDigits(by.user()).add('-').number(by.session());
    }

    /** From the device to the times, the last quote left out. */
    private JsonText rest(Sender by, Sent when, Telling what) {
        json.add(by.device().fields());
        fields.write(what);
        json.add(ORIGINAL).time(what.occurred() + by.clockErrorMillis());
        json.add(SENT_AT).time(when.sent() + by.clockErrorMillis());
        return json.add(RECEIVED_AT).time(when.arrival());
    }

    /** Mixing is one to one, so no two messages of a run share an id. */
    private long messageId(Sender by, Telling what) {
        return ids.reset(seed ^ ((long) by.user() << 32 | what.number())).nextLong();
    }
}
