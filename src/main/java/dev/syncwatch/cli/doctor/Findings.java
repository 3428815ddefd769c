package dev.syncwatch.cli.doctor;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.syncwatch.cli.doctor.Check.Status;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** All checks, for people as a table, for programs as JSON. */
public record Findings(List<Check> checks) {
    private static final ObjectMapper JSON = new ObjectMapper();

    public Findings {
        checks = List.copyOf(checks);
    }

    public boolean has(Status status) {
        return checks.stream().anyMatch(check -> check.status() == status);
    }

    /** One line a check, and one more where something is to be done. */
    public void printTable(PrintWriter out) {
        int width =
                checks.stream().mapToInt(check -> check.name().length()).max().orElse(0);
        for (Check check : checks) {
            out.printf("%-4s  %-" + Math.max(1, width) + "s  %s%n", word(check.status()), check.name(), check.found());
            if (!check.todo().isEmpty()) {
                out.printf("%" + (width + 8) + "s→ %s%n", "", check.todo());
            }
        }
        out.flush();
    }

    /** {@code {"checks":[{"name":…,"status":"ok|warn|fail","found":…,"todo":…}]}}. */
    public String json() {
        ObjectNode all = JSON.createObjectNode();
        ArrayNode list = all.putArray("checks");
        for (Check check : checks) {
            list.addObject()
                    .put("name", check.name())
                    .put("status", word(check.status()))
                    .put("found", check.found())
                    .put("todo", check.todo());
        }
        return all.toString();
    }

    private static String word(Status status) {
        return status == Status.BAD_INPUT ? "fail" : status.name().toLowerCase(Locale.ROOT);
    }
}
