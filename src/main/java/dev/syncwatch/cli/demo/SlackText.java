package dev.syncwatch.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.syncwatch.standalone.vendor.SlackPost;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** A message of Slack as lines of plain text: its blocks one below the other, the fields of a section on one line. */
final class SlackText {

    private SlackText() {}

    /** At least one line. */
    static List<String> of(SlackPost post) {
        List<String> lines = new ArrayList<>();
        if (post.blocks() != null) {
            post.blocks().forEach(block -> add(block, lines));
        }
        return lines.isEmpty() ? List.of(post.text()) : lines;
    }

    private static void add(JsonNode block, List<String> lines) {
        plain(block.path("text").path("text").asText())
                .lines()
                .filter(line -> !line.isBlank())
                .forEach(lines::add);
        if (!block.path("fields").isEmpty()) {
            lines.add(StreamSupport.stream(block.path("fields").spliterator(), false)
                    .map(field -> plain(field.path("text").asText()).replace("\n", " "))
                    .collect(Collectors.joining(" · ")));
        }
    }

    /** Slack's markup for bold text, links and escapes, as it reads on the screen. */
    private static String plain(String markup) {
        return markup.replaceAll("(?m)(^|[ •])\\*([^*\n]+)\\*", "$1$2")
                .replaceAll("<[^|<>\\s]+\\|([^<>]+)>", "$1")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&");
    }
}
