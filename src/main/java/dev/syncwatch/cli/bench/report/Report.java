package dev.syncwatch.cli.bench.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.stream.Collectors;

/** All that was found on one machine, in three forms. */
public record Report(Machine machine, List<Result> results) {
    private static final ObjectMapper JSON = new ObjectMapper();

    public Report {
        results = List.copyOf(results);
    }

    /** For a screen. */
    public static String text(Result result) {
        return result.findings().stream()
                .map(finding -> "%-70s %s %s".formatted(finding.what(), finding.figure(), finding.verdict()))
                .map(String::stripTrailing)
                .collect(Collectors.joining("\n"));
    }

    /** For docs/benchmarks.md. */
    public String markdown() {
        return "Measured on " + machine + ".\n"
                + results.stream().map(Report::section).collect(Collectors.joining());
    }

    private static String section(Result result) {
        return "\n### " + result.suite() + "\n\n" + result.method() + " Took %.0f s.\n\n".formatted(result.seconds())
                + "| | | goal |\n|---|---|---|\n"
                + result.findings().stream()
                        .map(finding ->
                                "| %s | %s | %s |%n".formatted(finding.what(), finding.figure(), finding.verdict()))
                        .collect(Collectors.joining());
    }

    /** One object. */
    public String json() throws JsonProcessingException {
        return JSON.writeValueAsString(this);
    }
}
