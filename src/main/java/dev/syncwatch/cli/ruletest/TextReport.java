package dev.syncwatch.cli.ruletest;

import dev.syncwatch.rule.Position;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.Help.Ansi;

/** Results as people read them: what passed in a line, what did not in full. */
public final class TextReport {
    private final PrintWriter out;
    private final Ansi ansi;

    /** Colours stand only where {@code ansi} is enabled. */
    public TextReport(PrintWriter out, Ansi ansi) {
        this.out = out;
        this.ansi = ansi;
    }

    public void print(SuiteResult result) {
        result.verdicts().forEach((file, verdicts) -> {
            out.println(file.path());
            verdicts.forEach(verdict -> print(file, verdict));
        });
        long failed = result.failed();
        long millis = result.verdicts().values().stream()
                        .flatMap(List::stream)
                        .mapToLong(Verdict::nanos)
                        .sum()
                / 1_000_000;
        String passed = (result.total() - failed) + " passed";
        out.println((failed == 0 ? good(passed) : bad(failed + " failed") + ", " + passed) + " in " + millis + " ms");
        out.flush();
    }

    private void print(TestFile file, Verdict verdict) {
        out.println("  " + (verdict.passed() ? good("ok   ") : bad("FAIL "))
                + verdict.test().name());
        for (Verdict.Failure failure : verdict.failures()) {
            Position at = failure.at();
            String place = at == null ? "" : file.path() + ":" + at.line() + ":" + at.column() + ": ";
            out.println("       " + place + bad(failure.lines().get(0)));
            failure.lines().stream().skip(1).flatMap(String::lines).forEach(line -> out.println("         " + line));
        }
    }

    /** What no test reaches. */
    public void print(Coverage coverage) {
        coverage.gaps().forEach(out::println);
        out.println("coverage: " + coverage.percent() + " % of what rules can come to");
        out.flush();
    }

    private String good(String text) {
        return painted("green", text);
    }

    private String bad(String text) {
        return painted("bold,red", text);
    }

    /** The text itself may hold what would be markup. */
    private String painted(String style, String text) {
        if (!ansi.enabled()) {
            return text;
        }
        return Ansi.Style.on(Ansi.Style.parse(style)) + text + Ansi.Style.off(Ansi.Style.parse(style));
    }
}
