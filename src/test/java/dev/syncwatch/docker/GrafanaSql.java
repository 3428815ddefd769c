package dev.syncwatch.docker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What Grafana makes of the SQL in a dashboard before it asks PostgreSQL: macros, variables, time range. */
record GrafanaSql(Instant from, Instant to, Duration interval, List<String> environments) {

    private static final Pattern FILTER = Pattern.compile("\\$__timeFilter\\((.*?)\\)");
    private static final Pattern GROUP = Pattern.compile("\\$__timeGroup(Alias)?\\((.*?),\\s*\\$__interval\\)");

    /**
     * A query and how its answer is read.
     *
     * @param format {@code table} or {@code time_series}
     */
    record Query(String panel, String format, String sql) {
        @Override
        public String toString() {
            return panel;
        }
    }

    /** Every query of a dashboard: of its panels, its annotations and its variables. */
    static List<Query> of(Path dashboard) throws IOException {
        JsonNode json = new ObjectMapper().readTree(dashboard.toFile());
        List<Query> queries = new ArrayList<>();
        for (JsonNode panel : json.get("panels")) {
            for (JsonNode target : panel.path("targets")) {
                queries.add(query(panel.get("title").asText(), target));
            }
        }
        for (JsonNode annotation : json.at("/annotations/list")) {
            queries.add(query("annotation " + annotation.get("name").asText(), annotation.get("target")));
        }
        for (JsonNode variable : json.at("/templating/list")) {
            String name = "variable " + variable.get("name").asText();
            queries.add(new Query(name, "table", variable.get("query").asText()));
        }
        return queries;
    }

    private static Query query(String name, JsonNode target) {
        return new Query(
                name + " " + target.get("refId").asText(),
                target.get("format").asText(),
                target.get("rawSql").asText());
    }

    /** The statement that reaches PostgreSQL. */
    String interpolated(String sql) {
        String filtered = each(FILTER, sql, found -> found.group(1) + " BETWEEN '" + from + "' AND '" + to + "'");
        return each(GROUP, filtered, this::group)
                .replace("$__timeFrom()", "'" + from + "'")
                .replace("$__timeTo()", "'" + to + "'")
                .replace(
                        "$environment",
                        environments.stream().map(name -> "'" + name + "'").collect(Collectors.joining(",")));
    }

    private String group(MatchResult found) {
        String grouped = "floor(extract(epoch from %s)/%d)*%d"
                .formatted(found.group(2), interval.toSeconds(), interval.toSeconds());
        return found.group(1) == null ? grouped : grouped + " AS \"time\"";
    }

    private static String each(Pattern macro, String sql, Function<MatchResult, String> by) {
        return macro.matcher(sql).replaceAll(found -> Matcher.quoteReplacement(by.apply(found)));
    }
}
