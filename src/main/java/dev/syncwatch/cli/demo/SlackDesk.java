package dev.syncwatch.cli.demo;

import dev.syncwatch.cli.demo.Card.Tone;
import dev.syncwatch.standalone.vendor.SlackPost;
import dev.syncwatch.standalone.vendor.SlackStandIn;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** What the people in the Slack channel see: one card for each message, reply, edit and deletion since the last look. */
final class SlackDesk {
    private static final String PLACE = "#" + SlackStandIn.CHANNEL_NAME;

    private final SlackStandIn slack;
    private final Map<String, SlackPost> seen = new HashMap<>();

    SlackDesk(SlackStandIn slack) {
        this.slack = slack;
    }

    void look(Consumer<Card> show) {
        for (SlackPost post : slack.posts(SlackStandIn.CHANNEL)) {
            SlackPost before = seen.put(post.ts(), post);
            if (before == null) {
                show.accept(post.threadTs() == null ? message(post) : reply(post));
            } else if (post.deleted() && !before.deleted()) {
                show.accept(Card.of(PLACE, Tone.PLAIN, "(deleted)  " + firstLine(post)));
            } else if (!post.text().equals(before.text())) {
                show.accept(Card.of(PLACE, tone(post), "(edited)  " + firstLine(post)));
            }
        }
    }

    /** How many messages are there, replies included. */
    long messages() {
        return seen.values().stream().filter(post -> !post.deleted()).count();
    }

    private static Card message(SlackPost post) {
        List<String> lines = SlackText.of(post);
        return Card.of(PLACE, tone(post), lines.get(0)).with("", lines.subList(1, lines.size()));
    }

    private static Card reply(SlackPost post) {
        return Card.of(PLACE, tone(post), "↳ " + firstLine(post));
    }

    /** What a phone shows of it. */
    private static String firstLine(SlackPost post) {
        return post.text().lines().findFirst().orElse("");
    }

    private static Tone tone(SlackPost post) {
        if (post.text().startsWith("Resolved")) {
            return Tone.GOOD;
        }
        return post.text().contains("ritical") ? Tone.BAD : Tone.DOUBTFUL;
    }
}
