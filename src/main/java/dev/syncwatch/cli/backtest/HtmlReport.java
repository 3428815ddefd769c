package dev.syncwatch.cli.backtest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/** A backtest as one page that stands by itself: the failure rate over time, with the pages of both rule sets drawn on it. */
final class HtmlReport {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TEMPLATE = "/dev/syncwatch/cli/backtest/backtest.html";
    private static final String CHARTS = "/META-INF/resources/webjars/uplot/1.6.30/dist/";

    private HtmlReport() {}

    /** {@code rates}: rows of {@code window_rate}. */
    static String of(Backtest backtest, List<JsonNode> rates) throws IOException {
        return resource(TEMPLATE)
                .replace("/*UPLOT-CSS*/", resource(CHARTS + "uPlot.min.css"))
                .replace("/*UPLOT-JS*/", resource(CHARTS + "uPlot.iife.min.js"))
                .replace("/*DATA*/", inScript(data(backtest, rates)));
    }

    private static ObjectNode data(Backtest backtest, List<JsonNode> rates) {
        ObjectNode data = JsonReport.of(backtest);
        data.set("livePages", JsonReport.pages(backtest.live().calling()));
        data.set("changedPages", JsonReport.pages(backtest.changed().calling()));
        if (backtest.labels() != null) {
            ArrayNode labels = data.putArray("labels");
            backtest.labels()
                    .forEach(label -> labels.addObject()
                            .put("name", label.name())
                            .put("from", label.from().toString())
                            .put("to", label.to().toString()));
        }
        ObjectNode byEnvironment = data.putObject("rates");
        for (JsonNode row : rates) {
            String environment = row.path("environment").asText();
            JsonNode rows = byEnvironment.has(environment)
                    ? byEnvironment.get(environment)
                    : byEnvironment.putArray(environment);
            ((ArrayNode) rows)
                    .addArray()
                    .add(Instant.parse(row.path("window_end").asText()).getEpochSecond())
                    .add(row.path("failure_rate"));
        }
        return data;
    }

    /** Nothing in it can end the script that it stands in. */
    private static String inScript(ObjectNode data) {
        return data.toString().replace("<", "\\u003c");
    }

    private static String resource(String name) throws IOException {
        try (InputStream stream = HtmlReport.class.getResourceAsStream(name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
