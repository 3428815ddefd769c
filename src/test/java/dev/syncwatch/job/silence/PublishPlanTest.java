package dev.syncwatch.job.silence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncwatch.fixture.Silences;
import dev.syncwatch.job.silence.file.SilenceFolder;
import dev.syncwatch.notify.silence.Silence;
import dev.syncwatch.notify.silence.SilenceBook;
import dev.syncwatch.notify.silence.SilenceJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublishPlanTest {
    private static final Instant TEN = Instant.parse("2026-01-05T10:00:00Z");
    private static final String FILE = """
            version: 1
            silences:
              - { id: a, match: { rule: x }, from: 2026-01-05T10:00:00Z, until: %s, author: dana, reason: drill }
            """;

    private final SilenceBook book = new SilenceBook();

    @TempDir
    Path folder;

    @Test
    void writesWhatIsNewOrNotAsItWas_andNothingTheSecondTime() throws IOException {
        write("one.yaml", FILE.formatted("2026-01-05T11:00:00Z"));
        assertThat(planned().write()).extracting(Silence::id).containsExactly("file/one.yaml/a");

        carryOut(planned());
        assertThat(planned()).isEqualTo(nothing());

        write("one.yaml", FILE.formatted("2026-01-05T12:00:00Z"));
        assertThat(planned().write())
                .extracting(silence -> silence.when().endsAt())
                .containsExactly(TEN.plusSeconds(7200));
    }

    @Test
    void removesWhatStandsInNoFileAnyMore_butNothingThatCameFromElsewhere() throws IOException {
        carryOut(new PublishPlan(List.of(silence("file/gone.yaml/a"), silence("1f2e3d4c")), List.of()));

        assertThat(planned().remove()).containsExactly("file/gone.yaml/a");
    }

    @Test
    void leavesTheSilencesOfAFileAlone_whileItHasProblems() throws IOException {
        carryOut(new PublishPlan(List.of(silence("file/one.yaml/a")), List.of()));
        write("one.yaml", FILE.formatted("tomorrow"));
        write("two.yml", "");

        assertThat(planned()).isEqualTo(nothing());
        assertThat(new SilenceFolder(folder).read().problems())
                .extracting(Object::toString)
                .containsExactly(
                        folder + "/one.yaml:3:69: \"tomorrow\" is no time: write it like 2026-01-05T22:00:00Z or"
                                + " 2026-01-05T23:00:00+01:00",
                        folder + "/two.yml:1:1: this file is not read: files of silences end in .yaml");
    }

    @Test
    void removesTheSilencesOfAFile_whenAllOfItIsCommentedOut() throws IOException {
        carryOut(new PublishPlan(List.of(silence("file/one.yaml/a")), List.of()));
        write("one.yaml", FILE.formatted("2026-01-05T11:00:00Z").replaceAll("(?m)^", "# "));

        assertThat(planned().remove()).containsExactly("file/one.yaml/a");
    }

    @Test
    void holdsNothing_whenThereIsNoFolder() throws IOException {
        assertThat(new SilenceFolder(folder.resolve("none")).read().silences()).isEmpty();
    }

    private PublishPlan planned() throws IOException {
        return PublishPlan.of(new SilenceFolder(folder).read(), book);
    }

    private void carryOut(PublishPlan plan) {
        plan.write().forEach(silence -> book.take(silence.id(), SilenceJson.write(silence)));
        plan.remove().forEach(id -> book.take(id, null));
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(folder.resolve(file), text);
    }

    private static Silence silence(String id) {
        return Silences.of(id, TEN, TEN.plusSeconds(3600), "rule=x");
    }

    private static PublishPlan nothing() {
        return new PublishPlan(List.of(), List.of());
    }
}
