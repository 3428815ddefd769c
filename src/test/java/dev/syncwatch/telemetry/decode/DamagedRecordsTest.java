package dev.syncwatch.telemetry.decode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncwatch.fixture.DamagedLines;
import dev.syncwatch.fixture.WildJson;
import dev.syncwatch.reference.Decoded;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** 100,000 damaged records beside 20,000 good ones: no throw, every record accounted for, every good one right. */
class DamagedRecordsTest {

    private static final int DAMAGED = 100_000;
    private static final int KINDS = 5_000;
    private static final int DAMAGED_TO_A_GOOD_ONE = 5;

    private final ReferenceComparison comparison = new ReferenceComparison();

    @Test
    void damageIsJudgedAsTheReferenceDoes_andHurtsNothingBesideIt() {
        long seed = System.nanoTime();
        System.out.println("DamagedRecordsTest: seed " + seed);
        Random random = new Random(seed);
        WildJson wild = new WildJson(random);
        List<String> lines = Stream.generate(wild::event).limit(KINDS).toList();
        DamagedLines damaged = new DamagedLines(random);
        Map<Decoded.Kind, Integer> seen = new EnumMap<>(Decoded.Kind.class);
        for (int i = 0; i < DAMAGED; i++) {
            comparison
                    .bothDecode(damaged.of(lines.get(i % KINDS)))
                    .forEach(one -> seen.merge(one.kind(), 1, Integer::sum));
            if (i % DAMAGED_TO_A_GOOD_ONE == 0) {
                assertGood(i / DAMAGED_TO_A_GOOD_ONE);
            }
        }
        // Some damage leaves an event, but most of it has to hurt.
        assertThat(seen.get(Decoded.Kind.DEAD)).isGreaterThan(DAMAGED / 2);
        assertThat(seen.get(Decoded.Kind.EVENT)).isGreaterThan(DAMAGED / 100);
    }

    private void assertGood(int number) {
        String fields = "\"stage\":\"push\",\"statusCode\":" + number;
        String times = "\"userId\":\"u" + number + "\",\"timestamp\":" + (Decoding.ARRIVAL + number);
        String line = switch (number % 3) {
            case 0 -> "{\"event\":\"learning_sync_failed\"," + fields + "," + times + "}";
            case 1 -> "{\"event\":\"learning_sync_failed\",\"properties\":{" + fields + "}," + times + "}";
            default -> "{\"type\":\"learning_sync_failed\",\"data\":{" + fields + "," + times + "}}";
        };
        List<Decoded> decoded = comparison.bothDecode(line.getBytes(StandardCharsets.UTF_8));
        assertThat(decoded)
                .containsExactly(new Decoded(
                        Decoded.Kind.EVENT,
                        0,
                        0,
                        Decoding.ARRIVAL + number,
                        Decoding.ARRIVAL + number,
                        false,
                        "u" + number,
                        Map.of(
                                "event", "learning_sync_failed",
                                "userId", "u" + number,
                                "environment", "production",
                                "stage", "push",
                                "statusCode", Integer.toString(number))));
    }
}
