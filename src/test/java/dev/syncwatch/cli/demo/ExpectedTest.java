package dev.syncwatch.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncwatch.cli.demo.Expected.Episode;
import dev.syncwatch.fixture.ChangeJson;
import dev.syncwatch.notify.page.ChangeReader;
import dev.syncwatch.notify.page.PublishedChange;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ExpectedTest {
    private static final Instant TEN = Instant.parse("2026-01-05T10:00:00Z");

    @Test
    void episodesThatOverlapAreOneIncident() {
        List<Expected> incidents = Expected.of(List.of(episode("a", 0, 20), episode("b", 10, 30)));

        assertThat(incidents)
                .containsExactly(new Expected("incident/a", Set.of("channel-of-a", "channel-of-b"), 1, true));
    }

    @Test
    void anEpisodeThatFollowsWithinTenMinutesMakesTheIncidentBeginAnew() {
        List<Expected> incidents =
                Expected.of(List.of(episode("a", 0, 20), episode("b", 30, 35), episode("c", 46, 50)));

        assertThat(incidents).extracting(Expected::id).containsExactly("incident/a", "incident/c");
        assertThat(incidents).extracting(Expected::stretches).containsExactly(2, 1);
    }

    @Test
    void aLongEpisodeCoversWhatEndsBeforeIt() {
        List<Expected> incidents = Expected.of(List.of(episode("a", 0, 60), episode("b", 5, 10), episode("c", 30, 65)));

        assertThat(incidents).extracting(Expected::stretches).containsExactly(1);
    }

    @Test
    void anIncidentIsNotOverWhileAnEpisodeGoesOn() {
        Episode open = new Episode("b", "production", "b", Set.of(), TEN.plusSeconds(60), null);

        assertThat(Expected.of(List.of(episode("a", 0, 20), open, episode("c", 300, 310))))
                .extracting(Expected::isOver)
                .containsExactly(false);
    }

    @Test
    void environmentsHaveIncidentsOfTheirOwn() {
        Episode staging = new Episode("b", "staging", "b", Set.of(), TEN, TEN.plusSeconds(60));

        assertThat(Expected.of(List.of(episode("a", 0, 20), staging))).hasSize(2);
    }

    @Test
    void readsEpisodesFromChanges() {
        ChangeJson fires = ChangeJson.failureRate();
        ChangeJson pending = ChangeJson.absence().without("episode").with("state", "pending");
        ChangeJson shadow = ChangeJson.absence().with("mode", "shadow");

        List<Episode> episodes = Expected.episodes(List.of(
                read(fires),
                read(pending),
                read(shadow),
                read(fires.then("resolved", Instant.parse("2026-01-05T10:40:00Z")))));

        assertThat(episodes)
                .containsExactly(new Episode(
                        "failure-rate/environment=production@2026-01-05T10:07:20Z",
                        "production",
                        "failure-rate",
                        Set.of("pagerduty", "slack-oncall"),
                        Instant.parse("2026-01-05T10:07:20Z"),
                        Instant.parse("2026-01-05T10:40:00Z")));
    }

    private static PublishedChange read(ChangeJson change) {
        return (PublishedChange) new ChangeReader().read(change.bytes());
    }

    private static Episode episode(String id, int fromMinute, int toMinute) {
        return new Episode(
                id,
                "production",
                id,
                Set.of("channel-of-" + id),
                TEN.plusSeconds(60L * fromMinute),
                TEN.plusSeconds(60L * toMinute));
    }
}
