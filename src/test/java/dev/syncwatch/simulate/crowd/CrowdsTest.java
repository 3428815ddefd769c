package dev.syncwatch.simulate.crowd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.syncwatch.fixture.Heard;
import dev.syncwatch.fixture.Worlds;
import dev.syncwatch.simulate.Emissions;
import dev.syncwatch.simulate.FlagChange;
import dev.syncwatch.simulate.Scenario;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CrowdsTest {
    private static final Scenario MUCH =
            withFlag(Worlds.with(Worlds.everything()).withUsers(1000));

    /** What one crowd of all the people says, record by record. */
    private static final Heard ALONE = Heard.of(MUCH, 7);

    private static Scenario withFlag(Scenario plain) {
        return new Scenario(
                plain.name(),
                plain.about(),
                plain.users(),
                plain.start(),
                plain.length(),
                plain.app(),
                plain.wild(),
                plain.envelopes(),
                plain.incidents(),
                List.of(new FlagChange(Duration.ofMinutes(20), false), new FlagChange(Duration.ofMinutes(40), true)));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 16, 100})
    void nobodyCanTellHowManyCrowdsThereWere(int number) throws IOException {
        Map<Emissions.Kind, List<String>> lines = new EnumMap<>(Emissions.Kind.class);
        try (Crowds crowds = Crowds.of(MUCH, 7, number)) {
            crowds.emit((kind, bytes, length, count) -> {
                List<String> more = new String(bytes, 0, length, StandardCharsets.UTF_8)
                        .lines()
                        .toList();
                assertThat(more).hasSize(count);
                lines.computeIfAbsent(kind, first -> new ArrayList<>()).addAll(more);
            });
            assertThat(crowds.truth()).usingRecursiveComparison().isEqualTo(ALONE.truth());
        }
        for (Emissions.Kind kind : Emissions.Kind.values()) {
            assertThat(lines.get(kind))
                    .isNotEmpty()
                    .isEqualTo(
                            ALONE.records(kind).stream().map(Heard.Record::json).toList());
        }
    }

    @Test
    void whoTakesLinesMayFail() {
        try (Crowds crowds = Crowds.of(MUCH, 7, 2)) {
            assertThatThrownBy(() -> crowds.emit((kind, bytes, length, count) -> {
                        throw new IOException("No space left on device");
                    }))
                    .isInstanceOf(IOException.class)
                    .hasMessage("No space left on device");
        }
    }
}
