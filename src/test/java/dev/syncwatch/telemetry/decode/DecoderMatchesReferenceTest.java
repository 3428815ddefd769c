package dev.syncwatch.telemetry.decode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncwatch.fixture.WildJson;
import dev.syncwatch.reference.Decoded;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Test;

/** One streaming pass makes of any object what a decoder that reads a tree of it makes. */
class DecoderMatchesReferenceTest {

    private static final int EVENTS_A_SEED = 100;

    private final ReferenceComparison comparison = new ReferenceComparison();

    @Property(tries = 200, shrinking = ShrinkingMode.OFF)
    void readsLinesWithTheirOwnTimesAsATree(@ForAll long seed) {
        WildJson wild = new WildJson(new Random(seed));
        for (int i = 0; i < EVENTS_A_SEED; i++) {
            comparison.bothDecode(wild.event().getBytes(StandardCharsets.UTF_8));
        }
    }

    @Property(tries = 200, shrinking = ShrinkingMode.OFF)
    void readsRecordsThatArrivedAtATimeAsATree(@ForAll long seed) {
        WildJson wild = new WildJson(new Random(seed));
        for (int i = 0; i < EVENTS_A_SEED; i++) {
            comparison.bothDecode(wild.event(), Decoding.ARRIVAL);
        }
    }

    @Test
    void everyOutcomeIsAmongWhatIsCompared() {
        WildJson wild = new WildJson(new Random(1));
        Map<Decoded.Kind, Integer> seen = new EnumMap<>(Decoded.Kind.class);
        for (int i = 0; i < 1_000; i++) {
            comparison
                    .bothDecode(wild.event().getBytes(StandardCharsets.UTF_8))
                    .forEach(decoded -> seen.merge(decoded.kind(), 1, Integer::sum));
        }
        assertThat(seen).hasSize(Decoded.Kind.values().length);
        assertThat(seen.values()).allSatisfy(count -> assertThat(count).isGreaterThan(30));
    }
}
