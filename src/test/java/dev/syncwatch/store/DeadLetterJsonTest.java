package dev.syncwatch.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncwatch.telemetry.DeadLetter;
import dev.syncwatch.telemetry.Position;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class DeadLetterJsonTest {

    @Test
    void aLineOfAFileHasItsNumber() {
        assertThat(DeadLetterJson.of(letter(new Position(null, Position.NO_PARTITION, -1, 17), -1, "{")))
                .isEqualTo("{\"reason\":\"no JSON\",\"line\":17,\"head\":\"{\"}");
    }

    @Test
    void aRecordOfATopicHasItsPlace() {
        assertThat(DeadLetterJson.of(letter(new Position("learning-sync.telemetry", 0, 0, 0), -1, "x")))
                .isEqualTo("{\"reason\":\"no JSON\",\"topic\":\"learning-sync.telemetry\",\"partition\":0,\"offset\":0,"
                        + "\"head\":\"x\"}");
    }

    @Test
    void aLineThatCarriesItsPartitionHasBoth() {
        assertThat(DeadLetterJson.of(letter(new Position(null, 3, 12, 4), -1, "x")))
                .isEqualTo("{\"reason\":\"no JSON\",\"line\":4,\"partition\":3,\"offset\":12,\"head\":\"x\"}");
    }

    @Test
    void aMemberOfABatchHasItsIndex() {
        assertThat(DeadLetterJson.of(letter(new Position(null, Position.NO_PARTITION, -1, 1), 0, "x")))
                .contains("\"line\":1,\"member\":0,");
    }

    @Test
    void whatIsNoUtf8OrNoTextIsStillOneLineOfJson() {
        byte[] head = {'a', (byte) 0xff, '\n', '"', 0, (byte) 0xf0, (byte) 0x9f};
        DeadLetter letter = new DeadLetter("no JSON", new Position(null, Position.NO_PARTITION, -1, 1), -1, head);
        assertThat(DeadLetterJson.of(letter)).endsWith("\"head\":\"a\uFFFD\\n\\\"\\u0000\uFFFD\"}");
    }

    private static DeadLetter letter(Position position, int member, String head) {
        return new DeadLetter("no JSON", position, member, head.getBytes(StandardCharsets.UTF_8));
    }
}
