package dev.syncwatch.telemetry.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncwatch.telemetry.DeadLetter;
import dev.syncwatch.telemetry.Position;
import dev.syncwatch.telemetry.RawRecord;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RemoteConfigDecoderTest {

    private static final long TEN = Instant.parse("2026-01-05T10:00:00Z").toEpochMilli();

    private final List<RemoteConfig> changes = new ArrayList<>();
    private final List<DeadLetter> deadLetters = new ArrayList<>();

    @Test
    void readsTheFlagAndItsTime() {
        decode("{\"learningSync\":{\"enabled\":false},\"timestamp\":\"2026-01-05T10:00:00Z\"}");
        decode("{\"timestamp\":" + TEN + ",\"learningSync\":{\"enabled\":true,\"maxRetryDelay\":5},\"by\":\"ann\"}");
        assertThat(changes).containsExactly(new RemoteConfig(false, TEN), new RemoteConfig(true, TEN));
        assertThat(deadLetters).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "off                                                       | not JSON",
                "``                                                        | no learningSync.enabled that is true or false",
                "{} {}                                                     | not JSON",
                "[true]                                                    | no learningSync.enabled that is true or false",
                "{\"timestamp\":0}                                         | no learningSync.enabled that is true or false",
                "{\"learningSync\":{\"enabled\":\"false\"},\"timestamp\":0}  | no learningSync.enabled that is true or false",
                "{\"learningSync\":{\"enabled\":null},\"timestamp\":0}       | no learningSync.enabled that is true or false",
                "{\"learningSync.enabled\":false,\"timestamp\":0}          | no learningSync.enabled that is true or false",
                "{\"learningSync\":{\"enabled\":false}}                      | no time",
                "{\"learningSync\":{\"enabled\":false},\"timestamp\":\"now\"}  | no time",
                "{\"learningSync\":{\"enabled\":false},\"timestamp\":true}   | no time"
            })
    void whatCannotBeReadIsADeadLetterWithTheReason(String record, String reason) {
        decode(record);
        assertThat(changes).isEmpty();
        assertThat(deadLetters).extracting(DeadLetter::reason).containsExactly(reason);
    }

    @Test
    void bytesThatAreNoUtf8AreNotJson() {
        RawRecord record = record("{\"learningSync\":{\"enabled\":false},\"timestamp\":0,\"by\":\"?\"}");
        record.bytes()[record.to() - 3] = (byte) 0xFF;
        RemoteConfigDecoder.decode(record, takers());
        assertThat(deadLetters).extracting(DeadLetter::reason).containsExactly("not JSON");
    }

    private void decode(String text) {
        RemoteConfigDecoder.decode(record(text), takers());
    }

    private RemoteConfigDecoder.Takers takers() {
        return new RemoteConfigDecoder.Takers(changes::add, deadLetters::add);
    }

    private static RawRecord record(String text) {
        return RawRecord.of(text.getBytes(StandardCharsets.UTF_8), RawRecord.NO_ARRIVAL, new Position(null, -1, -1, 1));
    }
}
