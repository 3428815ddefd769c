package dev.syncwatch.standalone.flink;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a Java stack trace, as text, has to say to a person. */
final class Traces {

    private static final Pattern CAUSE =
            Pattern.compile("(?m)^(?:Caused by: )?(?:[a-z][\\w$]*\\.)+[A-Z][\\w$]*: (.+)$");

    private Traces() {}

    /** The message of the innermost cause; the first line if there is none. */
    static String innermost(String trace) {
        Matcher causes = CAUSE.matcher(trace);
        String innermost = trace.lines().findFirst().orElse("no reason is given");
        while (causes.find()) {
            innermost = causes.group(1);
        }
        return innermost;
    }
}
