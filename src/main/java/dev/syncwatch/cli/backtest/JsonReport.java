package dev.syncwatch.cli.backtest;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.syncwatch.cli.backtest.Backtest.Outcome;
import java.util.List;

/** A backtest as one JSON object: times in RFC 3339, lengths in seconds, shares from 0 to 1. */
final class JsonReport {
    private static final ObjectMapper JSON = new ObjectMapper();

    private JsonReport() {}

    static ObjectNode of(Backtest backtest) {
        ObjectNode json = JSON.createObjectNode()
                .put("from", backtest.from().toString())
                .put("to", backtest.to().toString());
        json.set("live", outcome(backtest, backtest.live()));
        json.set("changed", outcome(backtest, backtest.changed()));
        PageDiff diff = backtest.diff();
        json.set("gained", pages(diff.gained()));
        json.set("lost", pages(diff.lost()));
        ArrayNode kept = json.putArray("kept");
        diff.kept()
                .forEach(pair -> kept.addObject()
                        .put("alert", pair.live().alert())
                        .put("from", pair.live().from().toString())
                        .put("laterSeconds", pair.later().toSeconds())
                        .put("longerSeconds", pair.longer().toSeconds()));
        return json;
    }

    private static ObjectNode outcome(Backtest backtest, Outcome outcome) {
        ObjectNode json = JSON.createObjectNode()
                .put("pages", outcome.calling().size())
                .put("pagesPerDay", backtest.pagesPerDay(outcome))
                .put("firingSeconds", outcome.firing().toSeconds())
                .put("heldBack", outcome.pages().size() - outcome.calling().size());
        Quality quality = backtest.quality(outcome);
        if (quality != null) {
            json.put("precision", quality.precision())
                    .put("recall", quality.recall())
                    .put(
                            "delaySeconds",
                            quality.delay() == null ? null : quality.delay().toSeconds());
            ArrayNode missed = json.putArray("missed");
            quality.missed().forEach(label -> missed.add(label.name()));
            json.set("false", pages(quality.falsePages()));
        }
        return json;
    }

    /** Each with what a chart needs of it too. */
    static ArrayNode pages(List<Page> pages) {
        ArrayNode json = JSON.createArrayNode();
        pages.forEach(page -> json.addObject()
                .put("rule", page.rule())
                .put("alert", page.alert())
                .put("severity", page.severity())
                .put("title", page.title())
                .put("from", page.from().toString())
                .put("to", page.to().toString())
                .put("goesOn", page.goesOn())
                .put("heldBack", page.heldBack()));
        return json;
    }
}
