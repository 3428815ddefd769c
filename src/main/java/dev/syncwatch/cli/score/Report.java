package dev.syncwatch.cli.score;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.syncwatch.cli.score.Rehearsal.Result;
import dev.syncwatch.cli.score.judge.Judgement;
import dev.syncwatch.cli.score.judge.Judgement.FalsePage;
import dev.syncwatch.cli.score.judge.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What came of all trials, in order of their numbers. */
record Report(List<Result> results) {
    private static final ObjectMapper JSON = new ObjectMapper();

    boolean isGood() {
        return results.stream().allMatch(result -> result.judgement().isGood());
    }

    /** A line for each kind of scenario, and one for all. */
    Sheet table() {
        Sheet sheet = new Sheet(Tally.HEADS);
        Map<String, List<Judgement>> byKind = results.stream()
                .collect(Collectors.groupingBy(
                        result -> result.trial().kind(),
                        LinkedHashMap::new,
                        Collectors.mapping(Result::judgement, Collectors.toList())));
        byKind.forEach((kind, of) -> sheet.row(new Tally(kind, of).cells()));
        if (byKind.size() > 1) {
            sheet.row(new Tally("all", results.stream().map(Result::judgement).toList()).cells());
        }
        return sheet;
    }

    /** Each thing that was missed, or paged for nothing, with the command that shows it again. */
    List<String> complaints() {
        List<String> complaints = new ArrayList<>();
        for (Result result : results) {
            String again = "\n    " + result.trial().knobs() + "\n    again: "
                    + result.trial().command();
            for (Verdict verdict : result.judgement().verdicts()) {
                if (verdict.outcome() == Verdict.Outcome.MISSED) {
                    complaints.add("missed: " + verdict.rule() + " in " + verdict.incident() + ", crossed at "
                            + verdict.crossing() + " (" + verdict.peak() + ")" + again);
                }
            }
            for (FalsePage page : result.judgement().falsePages()) {
                complaints.add("false: " + page.episode().rule() + " at "
                        + page.episode().startsAt() + ": " + page.episode().title()
                        + model(page) + again);
            }
        }
        return complaints;
    }

    private static String model(FalsePage page) {
        if (page.model().isEmpty()) {
            return "";
        }
        return (page.crossedToo() ? "; so it was in the model: " : "; not so in the model: ") + page.model();
    }

    /** One trial in one line. */
    static String line(Result result) {
        List<String> words = new ArrayList<>();
        for (Verdict verdict : result.judgement().verdicts()) {
            words.add(verdict.rule() + " " + words(verdict));
        }
        result.judgement().firedIn().forEach((incident, rules) -> {
            if (!rules.isEmpty()) {
                words.add("in " + incident + " fired " + String.join(", ", rules));
            }
        });
        result.judgement()
                .falsePages()
                .forEach(page -> words.add("FALSE " + page.episode().rule() + " at "
                        + page.episode().startsAt()));
        return (words.isEmpty() ? "quiet" : String.join("; ", words)) + "  | "
                + result.trial().knobs() + ", " + result.records() + " records";
    }

    private static String words(Verdict verdict) {
        String what = switch (verdict.outcome()) {
            case FOUND ->
                verdict.delay() == null
                        ? "found, it fired already"
                        : "found after " + verdict.delay().toSeconds() + " s";
            case MISSED -> "MISSED";
            case ALREADY -> "held already";
            case BELOW -> verdict.firing() == null ? "below" : "below, yet fired";
        };
        return what + " (" + verdict.peak() + ")";
    }

    /** All of it, for programs. */
    ObjectNode json() {
        ObjectNode root = JSON.createObjectNode().put("good", isGood());
        ArrayNode trials = root.putArray("trials");
        results.forEach(result -> trials.add(json(result)));
        return root;
    }

    private static ObjectNode json(Result result) {
        ObjectNode trial = JSON.createObjectNode()
                .put("kind", result.trial().kind())
                .put("scenario", result.trial().scenario().name())
                .put("seed", result.trial().seed())
                .put("knobs", result.trial().knobs())
                .put("command", result.trial().command())
                .put("records", result.records());
        ArrayNode verdicts = trial.putArray("verdicts");
        for (Verdict verdict : result.judgement().verdicts()) {
            verdicts.addObject()
                    .put("incident", verdict.incident())
                    .put("rule", verdict.rule())
                    .put("outcome", verdict.outcome().name().toLowerCase(Locale.ROOT))
                    .put("crossing", text(verdict.crossing()))
                    .put("firing", text(verdict.firing()))
                    .put("peak", verdict.peak());
        }
        ObjectNode fired = trial.putObject("firedIn");
        result.judgement().firedIn().forEach((incident, rules) -> {
            ArrayNode names = fired.putArray(incident);
            rules.forEach(names::add);
        });
        ArrayNode pages = trial.putArray("falsePages");
        for (FalsePage page : result.judgement().falsePages()) {
            pages.addObject()
                    .put("rule", page.episode().rule())
                    .put("startsAt", text(page.episode().startsAt()))
                    .put("endsAt", text(page.episode().endsAt()))
                    .put("title", page.episode().title())
                    .put("crossedInTheModel", page.crossedToo())
                    .put("model", page.model());
        }
        return trial;
    }

    private static String text(Object value) {
        return value == null ? null : value.toString();
    }
}
