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
import java.io.UncheckedIOException;
import java.util.function.Consumer;

/**
 * Decodes records: JSON, one event or a batch, in any of the envelopes of design section 4. Never throws for what a record
 * holds; what can't be read comes out as a dead letter. Keeps buffers between calls, so one instance serves one thread.
 */
public final class TelemetryDecoder {

    /** A record of more bytes than this is not read: 4 MiB. */
    public static final int MAX_RECORD_BYTES = 4 * 1024 * 1024;

    private static final JsonFactory JSON = JsonFactory.builder()
            .configure(JsonFactory.Feature.INTERN_FIELD_NAMES, false)
            .configure(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW, false)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNumberLength(MAX_RECORD_BYTES)
                    .maxNameLength(MAX_RECORD_BYTES)
                    .build())
            .build();

    private final EnvelopeReader reader = new EnvelopeReader();
    private final Envelope whole = new Envelope();
    private final Envelope member = new Envelope();

    /** Decodes one record; each event, and each reason why there is none, goes to {@code out} in the record's order. */
    public void decode(RawRecord record, Consumer<Telemetry> out) {
        if (record.length() > MAX_RECORD_BYTES) {
            out.accept(dead("a record over 4 MiB", record));
        } else if (looksLikeUtf16(record)) {
            out.accept(dead("not JSON in UTF-8, but perhaps in UTF-16", record));
        } else if (!Utf8.isValid(record.bytes(), record.from(), record.to())) {
            out.accept(dead("not JSON: invalid UTF-8", record));
        } else {
            reader.begin(record);
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
        try (JsonParser parser = JSON.createParser(record.bytes(), record.from(), record.length())) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                out.accept(dead(parser.currentToken() == null ? "not JSON: empty" : "no JSON object", record));
                return;
            }
            reader.read(parser, whole);
            if (parser.nextToken() != null) {
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
        if (whole.batchOffset == Envelope.NO_BATCH) {
            shift(whole, record.from());
            out.accept(EventReader.read(whole, record, -1, EventReader.BatchTimes.NONE));
        } else {
            decodeMembers(record, out);
        }
    }

    /**
     * Reads the batch once more, now that all of the record is known to be JSON and the batch's times are known. Members are
     * not kept instead: a record has room for two million of them.
     */
    private void decodeMembers(RawRecord record, Consumer<Telemetry> out) {
        EventReader.BatchTimes times =
                new EventReader.BatchTimes(whole.topTime(Key.TIMESTAMP), whole.topTime(Key.SENT_AT));
        int from = record.from() + whole.batchOffset;
        try (JsonParser parser = JSON.createParser(record.bytes(), from, record.to() - from)) {
            parser.nextToken();
            for (int index = 0; parser.nextToken() != JsonToken.END_ARRAY; index++) {
                reader.readMember(parser, member);
                shift(member, from);
                out.accept(EventReader.read(member, record, index, times));
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException("a batch that was JSON is none the second time", impossible);
        }
    }

    /** The parser counts from where it began, the record's bytes may begin earlier in their array. */
    private static void shift(Envelope envelope, int from) {
        envelope.span = new DeadLetter.Span(envelope.span.from() + from, envelope.span.to() + from);
    }

    private static Telemetry dead(String reason, RawRecord record) {
        return Telemetry.dead(DeadLetter.of(reason, record, -1, new DeadLetter.Span(record.from(), record.to())));
    }
}
