package dev.syncwatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;

class RulesTestCommandTest {
    private static final String HEAD = """
            rules: ../rules.yaml
            tests:
              - name: five failures
                events:
                  - 1m..2m every 10s: failed{stage=push, statusCode=503} by users 1..1
                  - 10m..20m every 1m: completed
                expect:
            """;

    @TempDir
    Path folder;

    @BeforeEach
    void someRules() throws IOException {
        Files.createDirectory(folder.resolve("tests"));
        Files.writeString(folder.resolve("rules.yaml"), """
                version: 1
                defaults: { severity: warning, runbook: "https://example.com/runbook" }
                rules:
                  - { id: many, kind: threshold, where: { event: learning_sync_failed }, measure: count, window: 5m, above: 4 }
                  - { id: any, kind: threshold, where: { event: learning_sync_failed }, measure: count, window: 5m, above: 0 }
                """);
    }

    private Ran test(String expect, String... options) throws IOException {
        Files.writeString(folder.resolve("tests/some.yaml"), HEAD + expect.indent(6));
        String[] arguments = new String[3 + options.length];
        arguments[0] = "rules";
        arguments[1] = "test";
        arguments[2] = folder.toString();
        System.arraycopy(options, 0, arguments, 3, options.length);
        return Ran.command(arguments);
    }

    @Test
    void runsTheShippedTests_whichSeeEverythingThatTheRulesCanComeTo() {
        Ran ran = Ran.command("rules", "test", "--coverage=100");

        assertThat(ran.err()).isEmpty();
        assertThat(ran.out()).contains("coverage: 100 %").doesNotContain("FAIL");
        assertThat(ran.exitCode()).isEqualTo(ExitCode.GOOD);
    }

    @Test
    void passesWhenEverythingCameAsExpected() throws IOException {
        Ran ran = test("""
                many:
                  - false at 1m10s..1m40s
                  - firing at 1m50s: { value: 5, numbers: { count: ">4" }, page: ["many", "https://example.com/runbook"] }
                  - resolved at 5m..7m
                any:
                  - firing by 2m
                  - unknown at 7m..10m
                  - resolved at 10m10s
                """);

        assertThat(ran.out()).contains("  ok   five failures\n1 passed");
        assertThat(ran.exitCode()).isEqualTo(ExitCode.GOOD);
    }

    @Test
    void showsWhatWasExpected_whatCameInstead_andTheNearest() throws IOException {
        Ran ran = test("""
                many:
                  - firing at 3m
                any:
                  - firing at 1m10s: { value: 2, severity: "!=warning", page: no such text }
                """);

        assertThat(ran.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(ran.out())
                .contains("FAIL five failures")
                .contains("some.yaml:9:11: expected: many firing at 3m\n         nearest:  many firing at 1m50s\n")
                .contains("it came at 1m10s, but\n           value: expected 2, was 1\n")
                .contains("           severity: expected !=warning, was warning\n")
                .contains("           page: expected to contain no such text\n")
                .doesNotContain("\u001B");
    }

    @Test
    void failsForWhatNobodyExpected_ofTheRulesThatTheTestNames() throws IOException {
        assertThat(test("any: never fires").out()).contains("not expected: any firing at 1m10s");
        assertThat(test("nothing fires").out()).contains("1 failed");
        assertThat(test("all others: [firing at 1m]").err()).contains("`all others` takes nothing but");
        assertThat(test("{ many: [firing by 2m, expired at 1h], all others: never fires }")
                        .out())
                .contains("expected: many expired at 1h", "not expected: any firing at 1m10s");
    }

    @Test
    void tellsEveryProblemOfATestFileWithItsPlace() throws IOException {
        Ran ran = test("""
                mani: never fires
                many:
                  - fires at 3m
                  - firing at soon
                  - firing at 3m: { valu: 1, value: ">x" }
                  - unknown at 3m: { value: 1 }
                any: sometimes
                """);

        assertThat(ran.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err().lines().map(line -> line.substring(line.indexOf("some.yaml:"))))
                .containsExactly(
                        "some.yaml:10:11: unknown change \"fires\"; valid: pending, firing, recovering, resolved, expired, inactive, true, false, unknown",
                        "some.yaml:11:11: \"soon\" is no time; write it like 90s, 15m or 1h30m",
                        "some.yaml:12:27: a change has no \"valu\"; did you mean \"value\"?",
                        "some.yaml:12:43: < and > compare numbers, and \"x\" is none",
                        "some.yaml:13:11: an answer has no details",
                        "some.yaml:14:12: a list of changes is expected, or: never fires");
    }

    @Test
    void saysWhichRuleWasMeant() throws IOException {
        assertThat(test("mani: never fires").err())
                .contains("some.yaml:8:7: ", "rules.yaml has no rule \"mani\"; did you mean \"many\"?");
    }

    @Test
    void tellsWhatNoTestReaches_andFailsBelowTheFloor() throws IOException {
        String expect = "many: [firing at 1m50s, resolved by 7m]";

        assertThat(test(expect, "--coverage").exitCode()).isEqualTo(ExitCode.GOOD);
        Ran below = test(expect, "--coverage=34");
        assertThat(below.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(below.out())
                .contains(
                        "no test sees that many does not know", "no test sees that any fires, resolves, does not know")
                .contains("coverage: 33 %");
    }

    @Test
    void writesWhatCiServersRead() throws Exception {
        Path xml = folder.resolve("junit.xml");
        test("any: never fires", "--junit", xml.toString());

        Element suites = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(xml.toFile())
                .getDocumentElement();
        Element suite = (Element) suites.getElementsByTagName("testsuite").item(0);
        Element failure = (Element) suites.getElementsByTagName("failure").item(0);
        assertThat(List.of(suite.getAttribute("tests"), suite.getAttribute("failures")))
                .containsExactly("1", "1");
        assertThat(failure.getAttribute("message")).startsWith("not expected: any firing");
    }

    @Test
    void writesEventsThatReplayReads() throws IOException {
        Path events = folder.resolve("events");
        test("many: [firing at 1m50s, resolved by 7m]", "--events", events.toString());

        assertThat(Files.readAllLines(events.resolve("some-yaml-five-failures.ndjson")))
                .hasSize(17)
                .startsWith(
                        "{\"event\":\"learning_sync_failed\",\"timestamp\":\"2026-01-05T09:01:00Z\",\"userId\":\"user-1\","
                                + "\"stage\":\"push\",\"statusCode\":503}")
                .endsWith("{\"event\":\"syncwatch_heartbeat\",\"timestamp\":\"2026-01-05T09:19:59.999Z\"}");
    }
}
