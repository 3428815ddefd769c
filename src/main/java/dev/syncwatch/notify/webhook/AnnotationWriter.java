package dev.syncwatch.notify.webhook;

import dev.syncwatch.notify.page.Page;
import dev.syncwatch.notify.page.PagedEpisode;
import dev.syncwatch.notify.page.Text;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a payload says about an alert in words: everything of the page on the episode that is told, the title on the others. */
final class AnnotationWriter {
    /** In code points. There is no limit to keep; it is what somebody would read. */
    private static final int LONGEST = 4000;

    private static final String SUMMARY = "summary";

    private final Page page;
    private final boolean plain;
    private final PagedEpisode told;

    AnnotationWriter(Page page, boolean plain) {
        this.page = page;
        this.plain = plain;
        this.told = page.episodes().stream()
                .filter(episode -> episode.rule().equals(page.rule()) && isOfThePagesGroup(episode))
                .reduce((earlier, later) -> later)
                .orElse(null);
    }

    Map<String, String> of(PagedEpisode episode) {
        return episode == told ? ofThePage() : new TreeMap<>(Map.of(SUMMARY, text(episode.title())));
    }

    Map<String, String> ofThePage() {
        Map<String, String> annotations = new TreeMap<>();
        if (!plain) {
            page.facts().forEach((name, value) -> annotations.put(name(name), value));
            page.links().forEach(link -> annotations.put(name(link.text()) + "_url", link.href()));
            annotations.put("description", page.story());
            annotations.put("note", page.note());
            annotations.put("evidence", String.join("\n", page.evidence()));
            annotations.put("logs", String.join("\n", page.logs()));
            annotations.put("samples", String.join("\n", page.samples()));
            addCause(annotations);
        }
        annotations.put(SUMMARY, page.title());
        annotations.replaceAll((name, value) -> text(value));
        annotations.values().removeIf(String::isEmpty);
        return annotations;
    }

    private void addCause(Map<String, String> annotations) {
        if (page.cause() != null) {
            String section = page.cause().section().isEmpty()
                    ? ""
                    : " (runbook " + page.cause().section() + ")";
            annotations.put(
                    "cause", page.cause().what() + section + "\n" + page.cause().why());
            annotations.put("actions", String.join("\n", page.cause().actions()));
        }
    }

    /** A text cut to what somebody would read, line by line without control characters, and surely UTF-8. */
    static String text(String text) {
        String lines = text.lines().map(Text::line).collect(Collectors.joining("\n"));
        // Half a surrogate pair becomes a question mark; the JSON writer would throw.
        String whole = new String(lines.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        return Text.cut(whole.strip(), LONGEST);
    }

    // Names of annotations are words of letters, digits and underscores.
    private static String name(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
    }

    private boolean isOfThePagesGroup(PagedEpisode episode) {
        String group = episode.group().entrySet().stream()
                .map(field -> field.getKey() + "=" + field.getValue())
                .collect(Collectors.joining(","));
        return parts(group).equals(parts(page.group()));
    }

    // The episode's fields have no order, and a value may hold a comma.
    private static Set<String> parts(String group) {
        List<String> parts = Arrays.asList(group.split(","));
        return new HashSet<>(parts);
    }
}
