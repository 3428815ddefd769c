package dev.syncwatch.telemetry.decode;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import dev.syncwatch.telemetry.DeadLetter;
import dev.syncwatch.telemetry.RawRecord;
import dev.syncwatch.telemetry.Telemetry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Decodes records: JSON, one event or a batch, in any of the envelopes of design section 4. Never throws for what a record
 * holds; what can't be read comes out as a dead letter. Keeps buffers between calls, so one instance serves one thread.
 */
public final class TelemetryDecoder implements EnvelopeReader.BatchMembers {

    /** A record of more bytes than this is not read: 4 MiB. */
    public static final int MAX_RECORD_BYTES = 4 * 1024 * 1024;

    /** More envelopes than this are not kept for the next batch. */
    private static final int KEPT_ENVELOPES = 1024;

    private static final JsonFactory JSON = JsonFactory.builder()
            .configure(JsonFactory.Feature.INTERN_FIELD_NAMES, false)
            .configure(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW, false)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNumberLength(MAX_RECORD_BYTES)
                    .maxNameLength(MAX_RECORD_BYTES)
                    .build())
            .build();

    private final Envelope whole = new Envelope();
    private final List<Envelope> members = new ArrayList<>();
    private int memberCount;

    /** Decodes one record; each event, and each reason why there is none, goes to {@code out} in the record's order. */
    public void decode(RawRecord record, Consumer<Telemetry> out) {
        if (record.length() > MAX_RECORD_BYTES) {
            out.accept(dead("a record over 4 MiB", record));
        } else if (looksLikeUtf16(record)) {
            out.accept(dead("not JSON in UTF-8, but perhaps in UTF-16", record));
        } else if (!Utf8.isValid(record.bytes(), record.from(), record.to())) {
            out.accept(dead("not JSON: invalid UTF-8", record));
        } else {
            decodeJson(record, out);
        }
    }

    /** From a 0 among the first four bytes the parser guesses another encoding, in which it knows no byte's offset. */
    private static boolean looksLikeUtf16(RawRecord record) {
        for (int i = record.from(); i < Math.min(record.to(), record.from() + 4); i++) {
            if (record.bytes()[i] == 0) {
                return true;
            }
        }
        return false;
    }

    private void decodeJson(RawRecord record, Consumer<Telemetry> out) {
        memberCount = 0;
        try (JsonParser json = JSON.createParser(record.bytes(), record.from(), record.length())) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                out.accept(dead(json.currentToken() == null ? "not JSON: empty" : "no JSON object", record));
                return;
            }
            read(json, whole, this);
            if (json.nextToken() != null) {
                out.accept(dead("not JSON: something follows the object", record));
                return;
            }
        } catch (StreamConstraintsException tooDeep) {
            out.accept(dead("not JSON that can be read: nested too deeply", record));
            return;
        } catch (IOException notJson) {
            out.accept(dead("not JSON", record));
            return;
        }
        emit(record, out);
    }

    private void emit(RawRecord record, Consumer<Telemetry> out) {
        shift(whole, record.from());
        if (whole.scope(null)[Key.BATCH.ordinal()] == null) {
            out.accept(EventReader.read(whole, record, -1, EventReader.BatchTimes.NONE));
            return;
        }
        EventReader.BatchTimes times = new EventReader.BatchTimes(whole.timestamp(), whole.time(Key.SENT_AT));
        for (int i = 0; i < memberCount; i++) {
            shift(members.get(i), record.from());
            out.accept(EventReader.read(members.get(i), record, i, times));
        }
        if (members.size() > KEPT_ENVELOPES) {
            members.subList(KEPT_ENVELOPES, members.size()).clear();
        }
    }

    @Override
    public void begin() {
        memberCount = 0;
    }

    @Override
    public void member(JsonParser json) throws IOException {
        if (memberCount == members.size()) {
            members.add(new Envelope());
        }
        Envelope envelope = members.get(memberCount++);
        if (json.currentToken() == JsonToken.START_OBJECT) {
            read(json, envelope, null);
        } else {
            // No object has no name; the reader of the event says so.
            envelope.clear();
            int start = offset(json.currentTokenLocation().getByteOffset());
            json.skipChildren();
            json.finishToken();
            envelope.span =
                    new DeadLetter.Span(start, offset(json.currentLocation().getByteOffset()));
        }
    }

    private static void read(JsonParser json, Envelope into, EnvelopeReader.BatchMembers members) throws IOException {
        int start = offset(json.currentTokenLocation().getByteOffset());
        EnvelopeReader.read(json, into, members);
        into.span = new DeadLetter.Span(start, offset(json.currentLocation().getByteOffset()));
    }

    private static int offset(long byteOffset) {
        return (int) byteOffset;
    }

    /** The parser counts from the record's first byte, the record may start later in its array. */
    private static void shift(Envelope envelope, int from) {
        envelope.span = new DeadLetter.Span(envelope.span.from() + from, envelope.span.to() + from);
    }

    private static Telemetry dead(String reason, RawRecord record) {
        return Telemetry.dead(DeadLetter.of(reason, record, -1, new DeadLetter.Span(record.from(), record.to())));
    }
}
