package dev.syncwatch.cli.demo;

import java.io.PrintWriter;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi.Text;
import picocli.CommandLine.Help.Column;
import picocli.CommandLine.Help.Column.Overflow;
import picocli.CommandLine.Help.TextTable;

/** Shows cards one below the other and, on a terminal, one line of status that stays at the bottom. For several threads. */
final class Screen {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneOffset.UTC);
    private static final int TIME_WIDTH = 10;
    private static final int LABEL_WIDTH = 16;
    private static final String ERASE = "\r\u001b[K";

    private final PrintWriter out;
    private final Help.Ansi ansi;
    private final int width;
    private String status = "";

    /**
     * @param ansi  whether there is a terminal that knows colours
     * @param width of the terminal in characters, from 60
     */
    Screen(PrintWriter out, Help.Ansi ansi, int width) {
        this.out = out;
        this.ansi = ansi;
        this.width = width;
    }

    static String time(Instant at) {
        return TIME.format(at);
    }

    /** Whether a line of status can stay where it is. */
    boolean keepsStatus() {
        return ansi.enabled();
    }

    synchronized void show(Instant at, Card card) {
        String colour = card.tone().colour();
        TextTable table = table();
        table.addRowValues(
                styled("faint", time(at)),
                styled("bold," + colour, card.place()),
                styled("bold," + colour, card.title()));
        for (Card.Line line : card.lines()) {
            table.addRowValues(plain(""), styled("faint", line.label()), plain(line.text()));
        }
        print(table.toString());
    }

    /** One sentence that belongs to nobody. */
    synchronized void say(String sentence) {
        print(sentence + System.lineSeparator());
    }

    /** Replaces the status; without a terminal nothing is shown. */
    synchronized void status(String line) {
        status = line.length() < width ? line : line.substring(0, width - 1);
        if (keepsStatus()) {
            out.print(ERASE + styled("reverse", status));
            out.flush();
        }
    }

    /** Takes the status away. */
    synchronized void close() {
        if (keepsStatus()) {
            out.print(ERASE);
        }
        out.flush();
    }

    private void print(String block) {
        if (keepsStatus()) {
            out.print(ERASE);
        }
        out.print(block);
        if (keepsStatus() && !status.isEmpty()) {
            out.print(styled("reverse", status));
        }
        out.flush();
    }

    private TextTable table() {
        return TextTable.forColumns(
                Help.defaultColorScheme(ansi),
                new Column(TIME_WIDTH, 0, Overflow.TRUNCATE),
                new Column(LABEL_WIDTH, 0, Overflow.TRUNCATE),
                new Column(width - TIME_WIDTH - LABEL_WIDTH - 1, 0, Overflow.WRAP));
    }

    private Text styled(String style, String text) {
        return text.isEmpty() ? plain("") : ansi.new Text("@|" + style + " " + harmless(text) + "|@");
    }

    private Text plain(String text) {
        return ansi.new Text(harmless(text));
    }

    /** What comes from telemetry may hold anything: marks of our own markup, or commands to a terminal. */
    private static String harmless(String text) {
        return text.replace("@|", "@ |").replace("|@", "| @").replaceAll("\\p{Cntrl}", " ");
    }
}
