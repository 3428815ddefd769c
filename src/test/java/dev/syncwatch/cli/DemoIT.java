package dev.syncwatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoIT {

    @TempDir
    private Path folder;

    @Test
    void showsThePageOfAnOutageAndItsResolve_andFindsThatEachArrivedOnce() throws IOException {
        Path story = Files.writeString(folder.resolve("story.yaml"), """
                version: 1
                name: short-outage
                about: A healthy while, an outage, and its end.
                users: 600
                start: 2026-01-05T09:00:00Z
                length: 1h
                app: { activity: even, sessionsPerDay: 12 }
                incidents:
                  - { name: payload-outage, kind: outage, from: 10m, to: 25m, share: 90%, status: 503 }
                """);

        Ran ran = Ran.command("demo", "--once", "--speed=300", "--dashboard-port=0", "--scenario=" + story);

        assertThat(ran.exitCode()).as(ran.out() + ran.err()).isEqualTo(ExitCode.GOOD);
        assertThat(ran.out())
                .containsSubsequence(
                        "the backend answers 90 % of all pushes with 503", "is well again: payload-outage", "RESOLVED")
                // The story takes three seconds to be well again, in which a busy machine may not have sent a page.
                .containsSubsequence(
                        "the backend answers 90 % of all pushes with 503",
                        "CRITICAL  production:",
                        "runbook 3.2: an outage of the Payload backend",
                        "RESOLVED",
                        "Every page and every resolve arrived exactly once.",
                        "failure-rate fired")
                // By event time it fired within ten minutes, while the outage went on, however late its page was shown.
                .containsPattern("failure-rate fired \\d min \\d\\d s after its beginning, and was over at")
                .contains("#mobile-oncall", "The dashboard: http://127.0.0.1:");
    }

    @Test
    void saysWhereAStoryIsWrong() throws IOException {
        Path story = Files.writeString(folder.resolve("story.yaml"), "version: 1\nname: x\nusers: many\n");

        Ran ran = Ran.command("demo", "--once", "--scenario=" + story);

        assertThat(ran.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(ran.err()).contains("story.yaml:3:8:");
    }
}
