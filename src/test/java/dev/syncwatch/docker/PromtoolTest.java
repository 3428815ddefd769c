package dev.syncwatch.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.syncwatch.fixture.MetricNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Prometheus' own checker over what it is to read. It comes with Prometheus, which a build with a JDK alone need not have; CI installs
 * it and sets {@code CI_HAS_PROMTOOL}, so that it never goes without.
 */
@Timeout(60)
class PromtoolTest {

    private static final Path FOLDER = Path.of("docker/prometheus").toAbsolutePath();

    @TempDir
    Path scratch;

    @BeforeAll
    static void promtoolIsThere() {
        boolean required = System.getenv("CI_HAS_PROMTOOL") != null;
        boolean installed = Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "promtool")));
        assumeTrue(required || installed, "needs promtool (Debian: apt-get install prometheus)");
    }

    @Test
    void configurationAndRulesAreGood() throws Exception {
        assertThat(promtool("check", "config", "prometheus.yml")).contains("SUCCESS");
    }

    @Test
    void everyAlertFiresWhereItShouldAndStaysQuietWhereItShouldNot() throws Exception {
        assertThat(promtool("test", "rules", "syncwatch-rules.test.yml")).contains("SUCCESS");
    }

    @Test
    void everyAlertHasATestOfBoth() throws Exception {
        String tests = Files.readString(FOLDER.resolve("syncwatch-rules.test.yml"));
        Set<String> alerts = Files.readAllLines(FOLDER.resolve("syncwatch-rules.yml")).stream()
                .filter(line -> line.contains("- alert: "))
                .map(line -> line.replaceFirst(".*: ", ""))
                .collect(Collectors.toSet());
        assertThat(alerts)
                .hasSizeGreaterThan(10)
                .allSatisfy(alert ->
                        assertThat(tests).contains("name: " + alert + " fires", "name: " + alert + " stays quiet"));
    }

    @Test
    void expressionsOfTheDashboardCanBeRead() throws Exception {
        List<String> lines = new ArrayList<>(List.of("groups:", "  - name: dashboard", "    rules:"));
        for (String expression :
                MetricNames.ofDashboard(FOLDER.resolveSibling("grafana/dashboards/syncwatch-itself.json"))) {
            lines.add("      - record: panel");
            lines.add("        labels: { number: '" + lines.size() + "' }");
            lines.add("        expr: " + expression.replace("$__rate_interval", "1m"));
        }
        Path rules = Files.write(scratch.resolve("dashboard.yml"), lines);
        assertThat(promtool("check", "rules", rules.toString())).contains("SUCCESS");
    }

    /** What it says, which is asserted to come with a good end. */
    private static String promtool(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("promtool"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(FOLDER.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }
}
