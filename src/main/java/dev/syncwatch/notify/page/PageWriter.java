package dev.syncwatch.notify.page;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Turns a change into the page for it. */
public final class PageWriter {

    /** The page for one occasion. */
    public Page write(Occasion occasion) {
        PublishedChange change = occasion.change();
        return new Page(
                title(change),
                new Story(change).tell(),
                occasion.note(),
                change.state(),
                change.severity(),
                change.at(),
                change.group().getOrDefault("environment", "production"),
                change.rule(),
                group(change),
                facts(change),
                change.cause(),
                Breakdown.lines(change.evidence()),
                change.logs(),
                change.samples(),
                links(change),
                occasion.episodes().stream().map(PageWriter::episode).toList());
    }

    private static List<Link> links(PublishedChange change) {
        return isWebAddress(change.runbook()) ? List.of(new Link("Runbook", change.runbook())) : List.of();
    }

    private static PagedEpisode episode(PublishedChange change) {
        boolean over =
                change.state() == PublishedChange.State.RESOLVED || change.state() == PublishedChange.State.EXPIRED;
        return new PagedEpisode(
                change.alert(),
                change.rule(),
                change.group(),
                change.severity(),
                change.state(),
                title(change),
                change.since(),
                over ? change.at() : null);
    }

    private static String title(PublishedChange change) {
        String title = change.title().isEmpty() ? ownTitle(change) : change.title();
        return switch (change.state()) {
            case RESOLVED -> title.toLowerCase(Locale.ROOT).startsWith("resolved") ? title : "Resolved: " + title;
            case EXPIRED -> "Data stopped, state unknown: " + title;
            default -> title;
        };
    }

    private static String ownTitle(PublishedChange change) {
        Measure measure = Measure.of(change);
        String value = measure.value(change);
        String threshold = measure.threshold(change);
        return change.alert()
                + (value.isEmpty() ? "" : ": " + value)
                + (threshold.isEmpty() ? "" : ", threshold " + threshold);
    }

    private static Map<String, String> facts(PublishedChange change) {
        Measure measure = Measure.of(change);
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("since", Wording.dateTime(change.since()));
        if (change.state() == PublishedChange.State.RESOLVED || change.state() == PublishedChange.State.EXPIRED) {
            facts.put("until", Wording.dateTime(change.at()));
            facts.put("lasted", new Story(change).lasted());
        }
        facts.put("value", measure.value(change));
        facts.put("threshold", measure.threshold(change));
        facts.put("attempts", count(change, "attempts"));
        facts.put("failures", count(change, "failures"));
        facts.put("people hit", count(change, "users"));
        facts.put("people active", count(change, "sessions"));
        facts.put("group", group(change));
        facts.put("runbook", change.runbook());
        facts.put("episode", change.episodeId());
        facts.values().removeIf(String::isEmpty);
        return facts;
    }

    private static String count(PublishedChange change, String name) {
        Double number = change.number(name);
        return number == null ? "" : Wording.number(number);
    }

    private static String group(PublishedChange change) {
        return change.group().entrySet().stream()
                .map(field -> field.getKey() + "=" + field.getValue())
                .collect(Collectors.joining(","));
    }

    private static boolean isWebAddress(String text) {
        try {
            URI address = URI.create(text);
            return address.getHost() != null
                    && ("https".equalsIgnoreCase(address.getScheme()) || "http".equalsIgnoreCase(address.getScheme()));
        } catch (IllegalArgumentException notAnAddress) {
            return false;
        }
    }
}
