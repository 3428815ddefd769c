package dev.syncwatch.telemetry.decode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncwatch.telemetry.DeadLetter;
import dev.syncwatch.telemetry.Position;
import dev.syncwatch.telemetry.RawRecord;
import dev.syncwatch.telemetry.SyncEvent;
import dev.syncwatch.telemetry.Telemetry;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Decodes JSON in which {@code '} stands for {@code "}, so that it can be read in a test. */
final class Decoding {

    /** When a Kafka record arrives here: 2026-01-05T12:00:00Z. */
    static final long ARRIVAL = 1_767_614_400_000L;

    static final Position POSITION = new Position("learning-sync.telemetry", 3, 42, 0);

    private Decoding() {}

    static byte[] bytes(String json) {
        return json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }

    static List<Telemetry> all(RawRecord record) {
        List<Telemetry> all = new ArrayList<>();
        new TelemetryDecoder().decode(record, all::add);
        return all;
    }

    static List<Telemetry> all(byte[] value) {
        return all(RawRecord.of(value, ARRIVAL, POSITION));
    }

    static List<Telemetry> all(String json) {
        return all(bytes(json));
    }

    static List<Telemetry.Kind> kinds(String json) {
        return all(json).stream().map(Telemetry::kind).toList();
    }

    static Telemetry one(String json) {
        return only(all(json));
    }

    /** A line of a file, which has no arrival. */
    static Telemetry oneOfFile(String json) {
        return only(all(RawRecord.of(bytes(json), RawRecord.NO_ARRIVAL, POSITION)));
    }

    private static Telemetry only(List<Telemetry> all) {
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    static SyncEvent event(String json) {
        Telemetry telemetry = one(json);
        assertThat(telemetry.kind()).as("%.300s", json).isEqualTo(Telemetry.Kind.EVENT);
        return telemetry.event();
    }

    static List<DeadLetter> deadLetters(byte[] value) {
        return all(value).stream()
                .map(Telemetry::deadLetter)
                .filter(letter -> letter != null)
                .toList();
    }

    static DeadLetter deadLetter(byte[] value) {
        List<DeadLetter> letters = deadLetters(value);
        assertThat(letters).hasSize(1);
        return letters.get(0);
    }

    static DeadLetter deadLetter(String json) {
        return deadLetter(bytes(json));
    }

    static String head(DeadLetter letter) {
        return new String(letter.head(), StandardCharsets.UTF_8);
    }
}
