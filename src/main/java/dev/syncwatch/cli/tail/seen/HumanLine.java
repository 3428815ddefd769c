package dev.syncwatch.cli.tail.seen;

import com.fasterxml.jackson.databind.JsonNode;
import dev.syncwatch.rule.EventField;
import dev.syncwatch.telemetry.DeadLetter;
import dev.syncwatch.telemetry.SyncEvent;
import dev.syncwatch.window.EventMeasurer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Ansi.Style;

/**
 * Lines for people: when, what, where (partition/offset), who, and the rest as {@code field=value} in the words that {@code --where}
 * takes. Columns grow with what stands in them and never shrink. For one thread.
 */
public final class HumanLine {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS").withZone(ZoneOffset.UTC);
    private static final int WIDEST_COLUMN = 40;

    /** What has a column of its own, or tells nobody anything. */
    private static final Set<EventField> ELSEWHERE =
            EnumSet.of(EventField.EVENT, EventField.USER_ID, EventField.MESSAGE_ID, EventField.SESSION_ID);

    private static final Map<String, Style> STYLES = Map.of(
            "failed", Style.fg_red,
            "firing", Style.fg_red,
            "unreadable", Style.fg_magenta,
            "dead", Style.fg_magenta,
            "pending", Style.fg_yellow,
            "recovering", Style.fg_yellow,
            "skipped", Style.fg_yellow,
            "completed", Style.fg_green,
            "resolved", Style.fg_green,
            "heartbeat", Style.faint);

    private final Ansi ansi;
    private int whatWidth = "unreadable".length();
    private int whereWidth;
    private int whoWidth;

    public HumanLine(Ansi ansi) {
        this.ansi = ansi;
    }

    /** What stands in the columns before they are as wide as each other. */
    private record Cells(long at, String what, String who, String rest) {}

    /** The line, without an end. */
    public String of(Seen seen) {
        Seen.Place place = seen.place();
        Cells cells = cells(seen.content(), place);
        String where = place.partition() + "/" + place.offset();
        String who = Visible.cut(cells.who());
        whatWidth = wider(whatWidth, cells.what());
        whereWidth = wider(whereWidth, where);
        whoWidth = wider(whoWidth, who);
        String line = TIME.format(Instant.ofEpochMilli(cells.at())) + "  " + coloured(cells.what())
                + padding(whatWidth, cells.what()) + "  " + where + padding(whereWidth, where) + "  " + who
                + padding(whoWidth, who) + "  " + cells.rest();
        return line.stripTrailing();
    }

    private static Cells cells(Seen.Content content, Seen.Place place) {
        if (content instanceof Seen.Event seen) {
            return event(seen.event());
        }
        if (content instanceof Seen.Change seen) {
            return change(seen.json(), place);
        }
        if (content instanceof Seen.Unreadable seen) {
            return new Cells(place.arrival(), "unreadable", "", unreadable(seen.letter()));
        }
        if (content instanceof Seen.Other seen) {
            String what = place.feed() == Feed.DEAD_LETTERS ? "dead" : place.feed() == Feed.LOGS ? "log" : "config";
            return new Cells(place.arrival(), what, "", Visible.of(seen.json().toString()));
        }
        return new Cells(place.arrival(), content instanceof Seen.Heartbeat ? "heartbeat" : "ignored", "", "");
    }

    private static Cells event(SyncEvent event) {
        StringJoiner rest = new StringJoiner(" ");
        for (EventField field : EventField.values()) {
            String value = EventMeasurer.text(event, field);
            boolean usual = field == EventField.ENVIRONMENT && "production".equals(value);
            if (value != null && !usual && !ELSEWHERE.contains(field)) {
                rest.add(field.fieldName() + "=" + quoted(Visible.cut(value)));
            }
        }
        if (event.stale()) {
            Duration ago = Duration.ofMillis(event.eventTime() - event.occurredAt());
            rest.add("(stale: occurred " + ago.toMinutes() + " min before)");
        }
        String what = event.name().wireName().substring("learning_sync_".length());
        return new Cells(event.eventTime(), what, event.user() == null ? "" : event.user(), rest.toString());
    }

    private static String quoted(String value) {
        return value.indexOf(' ') < 0 ? value : '"' + value + '"';
    }

    private static Cells change(JsonNode change, Seen.Place place) {
        return new Cells(
                at(change, place),
                Visible.cut(change.path("state").asText("change")),
                change.path("alert").asText(),
                Visible.cut(change.path("severity").asText()) + ": "
                        + Visible.of(change.path("title").asText()));
    }

    private static long at(JsonNode change, Seen.Place place) {
        try {
            return Instant.parse(change.path("at").asText()).toEpochMilli();
        } catch (java.time.DateTimeException none) {
            return place.arrival();
        }
    }

    private static String unreadable(DeadLetter letter) {
        String where = letter.member() < 0 ? "" : " (member " + letter.member() + " of its batch)";
        return Visible.of(letter.reason()) + where + ": "
                + Visible.cut(new String(letter.head(), StandardCharsets.UTF_8));
    }

    private String coloured(String what) {
        Style style = STYLES.get(what);
        return style == null || !ansi.enabled() ? what : style.on() + what + style.off();
    }

    private static int wider(int width, String text) {
        return Math.max(width, Math.min(WIDEST_COLUMN, length(text)));
    }

    private static String padding(int width, String text) {
        return " ".repeat(Math.max(0, width - length(text)));
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
