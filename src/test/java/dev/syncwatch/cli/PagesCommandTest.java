package dev.syncwatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncwatch.fixture.AllKinds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PagesCommandTest {

    /** {@code ./mvnw test -Dtest=PagesCommandTest -Dpages.update=true} writes what the pages are now; look at the difference. */
    private static final boolean UPDATE = Boolean.getBoolean("pages.update");

    private static final Path PAGES = Path.of("src", "test", "resources", "pages");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "failure-rate",
                "success-absence",
                "queue-growth",
                "push-5xx",
                "payload-outage",
                "auth-expired",
                "stuck-queue"
            })
    void printsThesePages(String rule) throws IOException {
        Path golden = PAGES.resolve(rule + ".txt");
        String pages = preview(rule, "--rules", AllKinds.FILE.toString()).out();
        if (UPDATE) {
            Files.createDirectories(PAGES);
            Files.writeString(golden, pages);
        }
        assertThat(pages)
                .as(
                        "%s; if the pages are meant to be so: ./mvnw test -Dtest=PagesCommandTest -Dpages.update=true",
                        golden)
                .isEqualTo(Files.readString(golden));
    }

    @Test
    void thePagesThatAreKeptSayWhatWhereAndHowBad_inTheFirst80Characters() throws IOException {
        try (var files = Files.list(PAGES)) {
            for (Path golden : files.toList()) {
                List<String> titles = titles(Files.readString(golden));
                assertThat(titles).hasSizeGreaterThanOrEqualTo(3).allSatisfy(title -> {
                    String seen = title.substring(0, Math.min(80, title.length()));
                    assertThat(seen)
                            .as("%s in %s", title, golden)
                            .contains("production: ")
                            .matches(".*(threshold \\d+( %| min)?|failed|and queue-growth).*");
                });
                assertThat(titles.get(titles.size() - 2)).startsWith("Resolved after ");
                assertThat(titles.get(titles.size() - 1)).startsWith("Expired, state unknown: ");
            }
        }
    }

    private static List<String> titles(String pages) {
        List<String> titles = new ArrayList<>();
        var summary = Pattern.compile("\"summary\" : \"([^\"]*)\"").matcher(pages);
        while (summary.find()) {
            titles.add(summary.group(1));
        }
        return titles;
    }

    @Test
    void saysWhichRuleWasMeant_whenThereIsNone() {
        Ran ran = preview("failur-rate", "--rules", AllKinds.FILE.toString());

        assertThat(ran.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).contains("has no rule \"failur-rate\"; did you mean \"failure-rate\"?");
    }

    @Test
    void tellsEveryProblemOfARuleFile(@TempDir Path folder) throws IOException {
        Path bad = Files.writeString(folder.resolve("bad.yaml"), "version: 2\n");
        Ran ran = preview("failure-rate", "--rules", bad.toString());

        assertThat(ran.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(ran.err()).contains("bad.yaml:1:10: ");
    }

    @Test
    void needsARule() {
        assertThat(Ran.command("pages", "preview").exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(Ran.command("pages").exitCode()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void saysThatNothingIsSent_whenTheRuleIsOffOrShadow(@TempDir Path folder) throws IOException {
        String rules = Files.readString(AllKinds.FILE);
        String stuck = "  - id: stuck-queue ";
        Path off = Files.writeString(
                folder.resolve("off.yaml"), rules.replace(stuck, "  - mode: off\n    id: stuck-queue "));
        Path shadow = Files.writeString(
                folder.resolve("shadow.yaml"), rules.replace(stuck, "  - mode: shadow\n    id: stuck-queue "));

        assertThat(preview("stuck-queue", "--rules", off.toString()).out())
                .isEqualTo("stuck-queue (sequence), off: there is nothing to send\n");
        assertThat(preview("stuck-queue", "--rules", shadow.toString()).out())
                .startsWith("stuck-queue (sequence), shadow: none of this is sent\n")
                .contains("=== 1. ");
    }

    private static Ran preview(String... arguments) {
        List<String> all = new ArrayList<>(List.of("pages", "preview"));
        all.addAll(List.of(arguments));
        return Ran.command(all.toArray(String[]::new));
    }
}
