package dev.syncwatch.rule.yaml;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lets {@code ${NAME}} stand in {@code { a: ${NAME} }} without quotes.
 *
 * <p>YAML would read those braces as a mapping of their own. Each is swapped for one character that the text does not hold, which keeps
 * all places as they are, and swapped back in what was read.
 */
final class Placeholders {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^{}\\s\"',\\[\\]]*)}");
    private static final char FIRST_PRIVATE_USE = '\uE000';

    private final char open;
    private final char close;

    Placeholders(String text) {
        open = unusedIn(text, FIRST_PRIVATE_USE);
        close = unusedIn(text, (char) (open + 1));
    }

    String hide(String text) {
        Matcher found = PLACEHOLDER.matcher(text);
        return found.replaceAll(placeholder -> Matcher.quoteReplacement("$" + open + placeholder.group(1) + close));
    }

    String show(String text) {
        return text.replace(open, '{').replace(close, '}');
    }

    // A text of 1 MiB can't hold all 6400 private characters and yet mean something; past them the result is a plain
    // syntax problem.
    private static char unusedIn(String text, char first) {
        char candidate = first;
        while (text.indexOf(candidate) >= 0) {
            candidate++;
        }
        return candidate;
    }
}
