package dev.syncwatch.notify.page;

import java.util.List;
import java.util.regex.Pattern;

/** Takes out of a phone's or a server's message what could name a person or let somebody in. */
final class Redaction {

    private record Replaced(Pattern pattern, String by) {}

    /** In this order: what is named is told by its name, what is not by its looks. */
    private static final List<Replaced> ALL = List.of(
            replaced("eyJ[\\w-]{5,}(\\.[\\w-]*){0,2}", "(token)"),
            replaced("(?i)\\b(bearer|basic)\\s+[^\\s\"',;]+", "$1 (token)"),
            replaced(
                    "(?i)\\b((?:user|account|session|device|anonymous|learner)[_-]?id|uid|user|email|token|password|secret)"
                            + "([\"']?\\s*[=:]\\s*[\"']?)[^\\s\"',;&)}\\]]+",
                    "$1$2(hidden)"),
            replaced("(?i)/(users?|accounts?|learners?)/[^\\s/?#\"']+", "/$1/(hidden)"),
            replaced("[\\w.+-]{1,64}@[\\w-]{1,64}(\\.[\\w-]{1,64})+", "(email)"),
            replaced("(?i)\\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\\b", "(id)"),
            replaced("\\b(?=\\w*\\d)\\w{20,}\\b", "(id)"),
            replaced("\\b\\d{7,}\\b", "(number)"));

    private Redaction() {}

    private static Replaced replaced(String pattern, String by) {
        return new Replaced(Pattern.compile(pattern), by);
    }

    static String of(String text) {
        String redacted = text;
        for (Replaced replaced : ALL) {
            redacted = replaced.pattern().matcher(redacted).replaceAll(replaced.by());
        }
        return redacted;
    }
}
