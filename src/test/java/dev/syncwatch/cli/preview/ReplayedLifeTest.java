package dev.syncwatch.cli.preview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncwatch.fixture.AllKinds;
import dev.syncwatch.fixture.ChangeJson;
import dev.syncwatch.notify.page.Action;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReplayedLifeTest {

    private static final ChangeJson FIRING = ChangeJson.failureRate();
    private static final ChangeJson OTHER =
            at(ChangeJson.absence().with("startsAt", "2026-01-05T10:10:20Z"), "10:10:20");

    @Test
    void tellsTheEpisodesOfAnIncidentUntilTheLastOneIsOver() {
        List<Scene> scenes = life(
                FIRING,
                OTHER,
                at(FIRING.with("state", "recovering").with("previous", "firing"), "10:20:20"),
                at(FIRING.with("previous", "recovering"), "10:21:20"),
                at(FIRING.with("state", "resolved"), "10:31:20"),
                at(OTHER.with("state", "resolved"), "10:41:20"),
                at(FIRING, "11:00:00"));

        assertThat(scenes)
                .extracting(scene -> scene.occasion().action())
                .containsExactly(Action.OPEN, Action.UPDATE, Action.EDIT, Action.EDIT, Action.UPDATE, Action.CLOSE);
        assertThat(scenes)
                .extracting(scene -> scene.occasion().episodes().size())
                .containsExactly(1, 2, 2, 2, 2, 2);
        assertThat(scenes)
                .extracting(scene -> scene.occasion().incident())
                .containsOnly("incident/failure-rate/environment=production@2026-01-05T10:07:20Z");
    }

    @Test
    void passesOverIncidentsOfOtherRules() {
        List<Scene> scenes = life(OTHER, at(OTHER.with("state", "resolved"), "10:41:20"), at(FIRING, "11:00:00"));

        assertThat(scenes).hasSize(1);
        assertThat(scenes.get(0).occasion().change().rule()).isEqualTo("failure-rate");
    }

    @Test
    void passesOverOtherEnvironmentsAndChannels() {
        ChangeJson staging =
                FIRING.withJson("group", "{\"environment\":\"staging\"}").with("rule", "else");
        List<Scene> scenes = life(staging, OTHER.withJson("notify", "[\"elsewhere\"]"), FIRING);

        assertThat(scenes).hasSize(1);
    }

    @Test
    void isEmpty_whenTheRuleNeverFired() {
        assertThat(life()).isEmpty();
        assertThat(life(OTHER, FIRING.with("state", "pending").without("episode")))
                .isEmpty();
    }

    private static List<Scene> life(ChangeJson... changes) {
        List<String> lines = Stream.of(changes)
                .map(change -> new String(change.bytes(), StandardCharsets.UTF_8))
                .toList();
        return ReplayedLife.of(AllKinds.rules().rule("failure-rate").orElseThrow(), lines);
    }

    private static ChangeJson at(ChangeJson change, String time) {
        return change.with("at", Instant.parse("2026-01-05T" + time + "Z").toString());
    }
}
