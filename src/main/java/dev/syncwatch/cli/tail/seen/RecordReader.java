package dev.syncwatch.cli.tail.seen;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.syncwatch.telemetry.DeadLetter;
import dev.syncwatch.telemetry.Position;
import dev.syncwatch.telemetry.RawRecord;
import dev.syncwatch.telemetry.Telemetry;
import dev.syncwatch.telemetry.decode.TelemetryDecoder;
import java.io.IOException;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads records, telemetry by the decoder that decides; never throws for what they hold. For one thread. */
public final class RecordReader {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final TelemetryDecoder decoder = new TelemetryDecoder();

    /** Gives what the record says: one thing, or as many as its batch has members. */
    public void read(Feed feed, ConsumerRecord<?, byte[]> record, Consumer<Seen> out) {
        Seen.Place place = new Seen.Place(feed, record.partition(), record.offset(), record.timestamp());
        RawRecord raw = raw(record);
        if (feed == Feed.TELEMETRY) {
            decoder.decode(raw, telemetry -> out.accept(new Seen(place, content(telemetry))));
        } else {
            out.accept(new Seen(place, content(feed, raw)));
        }
    }

    private static RawRecord raw(ConsumerRecord<?, byte[]> record) {
        long arrival = record.timestamp() < 0 ? RawRecord.NO_ARRIVAL : record.timestamp();
        return RawRecord.of(
                record.value(), arrival, new Position(record.topic(), record.partition(), record.offset(), 0));
    }

    private static Seen.Content content(Telemetry telemetry) {
        return switch (telemetry.kind()) {
            case EVENT -> new Seen.Event(telemetry.event());
            case DEAD -> new Seen.Unreadable(telemetry.deadLetter());
            case IGNORED, LOG -> new Seen.Ignored();
            case HEARTBEAT, END_OF_INPUT -> new Seen.Heartbeat();
        };
    }

    private static Seen.Content content(Feed feed, RawRecord raw) {
        JsonNode json = json(raw.bytes());
        if (json == null) {
            DeadLetter.Span all = new DeadLetter.Span(raw.from(), raw.to());
            return new Seen.Unreadable(DeadLetter.of("no JSON object", raw, -1, all));
        }
        if (json.path("event").asText().equals("syncwatch_heartbeat")) {
            return new Seen.Heartbeat();
        }
        return feed == Feed.CHANGES ? new Seen.Change(json) : new Seen.Other(json);
    }

    private static JsonNode json(byte[] bytes) {
        try {
            JsonNode json = JSON.readTree(bytes);
            return json.isObject() ? json : null;
        } catch (IOException none) {
            return null;
        }
    }
}
