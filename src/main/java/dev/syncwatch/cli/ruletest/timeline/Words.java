package dev.syncwatch.cli.ruletest.timeline;

import dev.syncwatch.rule.reading.Durations;
import dev.syncwatch.rule.yaml.Quoted;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The words of a line, taken one by one; what stands in braces or quotes is part of its word. */
public final class Words {
    private static final Pattern WORD = Pattern.compile("(?:\"[^\"]*\"|\\{(?:\"[^\"]*\"|[^}\"])*}|[^\\s\"{])+|\\S");

    private final List<String> words;
    private int next;

    public Words(String line) {
        words = WORD.matcher(line).results().map(MatchResult::group).toList();
    }

    public boolean atEnd() {
        return next == words.size();
    }

    /** The next word, which stays; empty at the end. */
    public String peek() {
        return atEnd() ? "" : words.get(next);
    }

    /** The next word. */
    public String take(String what) throws BadNotation {
        if (atEnd()) {
            throw new BadNotation("the line ends where " + what + " is expected");
        }
        return words.get(next++);
    }

    /** Takes the next word if it is this one. */
    public boolean takes(String word) {
        boolean found = !atEnd() && words.get(next).equals(word);
        next += found ? 1 : 0;
        return found;
    }

    /** A duration in milliseconds. */
    public long duration() throws BadNotation {
        return millis(take("a duration such as 10s"));
    }

    /** A whole number from 1 on. */
    int count(String what) throws BadNotation {
        String word = take(what);
        if (!isCount(word)) {
            throw new BadNotation(what + " is expected, not " + Quoted.of(word));
        }
        return Integer.parseInt(word);
    }

    static boolean isCount(String word) {
        return word.matches("[1-9][0-9]{0,6}");
    }

    /** What a duration of a rule file means, in milliseconds. */
    static long millis(String duration) throws BadNotation {
        var read = Durations.read(duration);
        if (read == null) {
            throw new BadNotation(Quoted.of(duration) + " is no time; write it like 90s, 15m or 1h30m");
        }
        return read.toMillis();
    }

    public void end() throws BadNotation {
        if (!atEnd()) {
            throw new BadNotation("nothing is expected behind this: " + Quoted.of(peek()));
        }
    }
}
