package dev.syncwatch.simulate.crowd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.syncwatch.fixture.Heard;
import dev.syncwatch.fixture.Worlds;
import dev.syncwatch.simulate.FlagChange;
import dev.syncwatch.simulate.Scenario;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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
        List<String> lines = new ArrayList<>();
        try (Crowds crowds = Crowds.of(MUCH, 7, number)) {
            crowds.emit((kind, bytes, from, length) ->
                    lines.add(kind + " " + new String(bytes, from, length, StandardCharsets.UTF_8)));
            assertThat(crowds.truth()).usingRecursiveComparison().isEqualTo(ALONE.truth());
        }
        assertThat(lines)
                .hasSizeGreaterThan(Page.MOST_LINES)
                .isEqualTo(ALONE.records().stream()
                        .map(record -> record.kind() + " " + record.json() + "\n")
                        .toList());
    }

    @Test
    void whoTakesLinesMayFail() {
        try (Crowds crowds = Crowds.of(MUCH, 7, 2)) {
            assertThatThrownBy(() -> crowds.emit((kind, bytes, from, length) -> {
                        throw new IOException("No space left on device");
                    }))
                    .isInstanceOf(IOException.class)
                    .hasMessage("No space left on device");
        }
    }
}
