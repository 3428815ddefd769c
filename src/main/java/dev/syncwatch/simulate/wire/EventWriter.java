package dev.syncwatch.simulate.wire;

import com.dynatrace.hash4j.random.PseudoRandomGenerator;
import com.dynatrace.hash4j.random.PseudoRandomGeneratorProvider;
import dev.syncwatch.telemetry.EventName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes what phones say, in any envelope. */
public final class EventWriter {
    private static final byte[] USER = JsonText.ascii("\"userId\":\"u");
    private static final byte[] SESSION = JsonText.ascii("\",\"sessionId\":\"s");
    private static final byte[] MESSAGE_ID = JsonText.ascii(",\"messageId\":\"");
    private static final byte[] IOS = JsonText.ascii(",\"platform\":\"ios\",\"appVersion\":\"");
    private static final byte[] ANDROID = JsonText.ascii(",\"platform\":\"android\",\"appVersion\":\"");
    private static final byte[] FLAT_EVENT = JsonText.ascii("{\"event\":\"");
    private static final byte[] TRACK_EVENT = JsonText.ascii("{\"type\":\"track\",\"event\":\"");
    private static final byte[] CLOUD_EVENT =
            JsonText.ascii("{\"specversion\":\"1.0\",\"source\":\"/app\",\"type\":\"");
    private static final byte[] NEXT = JsonText.ascii("\",");
    private static final byte[] ENVIRONMENT = JsonText.ascii("\",\"environment\":\"production\"");
    private static final byte[] ORIGINAL = JsonText.ascii(",\"originalTimestamp\":\"");
    private static final byte[] SENT_AT = JsonText.ascii("\",\"sentAt\":\"");
    private static final byte[] RECEIVED_AT = JsonText.ascii("\",\"receivedAt\":\"");
    private static final byte[] PROPERTIES = JsonText.ascii("\",\"properties\":{\"environment\":\"production\"");
    private static final byte[] CONTEXT_IOS =
            JsonText.ascii("},\"context\":{\"os\":{\"name\":\"iOS\"},\"app\":{\"version\":\"");
    private static final byte[] CONTEXT_ANDROID =
            JsonText.ascii("},\"context\":{\"os\":{\"name\":\"Android\"},\"app\":{\"version\":\"");
    private static final byte[] CONTEXT_SESSION = JsonText.ascii("\"},\"sessionId\":\"s");
    private static final byte[] ID = JsonText.ascii("\"id\":\"");
    private static final byte[] TIME = JsonText.ascii("\",\"time\":\"");
    private static final byte[] DATA = JsonText.ascii("\",\"data\":{");
    private static final byte[] BATCH = JsonText.ascii("{\"sentAt\":\"");
    private static final byte[] MEMBERS = JsonText.ascii("\",\"batch\":[");

    private final JsonText json = new JsonText();
    private final FieldWriter fields = new FieldWriter(json);
    private final PseudoRandomGenerator ids =
            PseudoRandomGeneratorProvider.splitMix64_V1().create();
    private final byte[][] names = new byte[EventName.values().length][];
    private final Map<String, byte[]> versions = new HashMap<>();
    private final long seed;

    /** The seed makes the {@code messageId}s of one run differ from another's. */
    public EventWriter(long seed) {
        this.seed = ids.reset(seed).nextLong();
        for (EventName name : EventName.values()) {
            names[name.ordinal()] = JsonText.ascii(name.wireName());
        }
    }

    /** One event as one record. */
    public byte[] flat(Sender by, Sent when, Telling what) {
        json.clear().add(FLAT_EVENT).add(names[what.name().ordinal()]).add(NEXT);
        person(by);
        id(by, what);
        device(by);
        fields.write(what);
        times(by, when, what);
        return json.add('"').add('}').toBytes();
    }

    /** One CloudEvent. */
    public byte[] cloudEvent(Sender by, Sent when, Telling what) {
        json.clear().add(CLOUD_EVENT).add(names[what.name().ordinal()]).add(NEXT);
        json.add(ID).hex(messageId(by, what)).add(TIME).time(what.occurred() + by.clockErrorMillis());
        json.add(DATA);
        person(by);
        device(by);
        fields.write(what);
        times(by, when, what);
        return json.add('"').add('}').add('}').toBytes();
    }

    /** A batch of {@code track} calls; it says when it was sent, and each call when it occurred and arrived. */
    public byte[] segment(Sender by, Sent when, List<Telling> batch) {
        json.clear().add(BATCH).time(when.sent() + by.clockErrorMillis()).add(MEMBERS);
        for (int i = 0; i < batch.size(); i++) {
            if (i > 0) {
                json.add(',');
            }
            track(by, when, batch.get(i));
        }
        return json.add(']').add('}').toBytes();
    }

    private void track(Sender by, Sent when, Telling what) {
        json.add(TRACK_EVENT).add(names[what.name().ordinal()]).add(NEXT);
        json.add(USER).padded(by.user(), Sender.DIGITS).add('"');
        id(by, what);
        json.add(ORIGINAL).time(what.occurred() + by.clockErrorMillis());
        json.add(RECEIVED_AT).time(when.arrival()).add(PROPERTIES);
        fields.write(what);
        json.add(by.ios() ? CONTEXT_IOS : CONTEXT_ANDROID)
                .add(versions.computeIfAbsent(by.appVersion(), JsonText::ascii));
        session(json.add(CONTEXT_SESSION), by).add('"').add('}').add('}');
    }

    private void person(Sender by) {
        session(json.add(USER).padded(by.user(), Sender.DIGITS).add(SESSION), by)
                .add('"');
    }

    private static JsonText session(JsonText json, Sender by) {
        return json.padded(by.user(), Sender.DIGITS).add('-').number(by.session());
    }

    private void id(Sender by, Telling what) {
        json.add(MESSAGE_ID).hex(messageId(by, what)).add('"');
    }

    /** Mixing is one to one, so no two messages of a run share an id. */
    private long messageId(Sender by, Telling what) {
        return ids.reset(seed ^ ((long) by.user() << 32 | what.number())).nextLong();
    }

    private void device(Sender by) {
        json.add(by.ios() ? IOS : ANDROID)
                .add(versions.computeIfAbsent(by.appVersion(), JsonText::ascii))
                .add(ENVIRONMENT);
    }

    private void times(Sender by, Sent when, Telling what) {
        json.add(ORIGINAL).time(what.occurred() + by.clockErrorMillis());
        json.add(SENT_AT).time(when.sent() + by.clockErrorMillis());
        json.add(RECEIVED_AT).time(when.arrival());
    }
}
