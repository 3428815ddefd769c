package dev.syncwatch.window.sample;

import dev.syncwatch.telemetry.SyncEvent;

/**
 * What a failure's message says, without what is one user's or one sync's: so that no page shows an id, and the same failure reads
 * the same on every phone. Placeholders stand for the event's own ids, UUIDs, e-mail addresses, hexadecimal ids, long ids of letters
 * and digits, and numbers of four digits and more.
 */
public final class MessageTemplate {

    static final int MOST_CODE_POINTS = 200;

    /** An own id that is at least this long is replaced inside of words too. */
    private static final int TELLING_ID = 6;

    private MessageTemplate() {}

    /** At most 200 code points on one line; null if the event has no message, or one of blanks. */
    public static String of(SyncEvent event) {
        return event.message() == null ? null : ofText(withoutIds(event));
    }

    /** The message without the event's own ids. */
    public static String withoutIds(SyncEvent event) {
        String message = without(event.message(), event.user(), "[user]");
        message = without(message, event.anonymousId(), "[user]");
        message = without(message, event.sessionId(), "[session]");
        return without(message, event.messageId(), "[message]");
    }

    /** Of a message {@link #withoutIds}: it depends on nothing else, so that what was made of one text serves for all that are equal. */
    public static String ofText(String message) {
        if (message == null) {
            return null;
        }
        String template = isPlain(message) ? message : new TemplateWriter(message, MOST_CODE_POINTS).template();
        return template.isEmpty() ? null : template;
    }

    private static String without(String message, String id, String placeholder) {
        int at = id == null || id.isBlank() ? -1 : find(message, id, 0);
        if (at < 0) {
            return message;
        }
        StringBuilder replaced = new StringBuilder();
        int from = 0;
        for (; at >= 0; at = find(message, id, from)) {
            replaced.append(message, from, at).append(placeholder);
            from = at + id.length();
        }
        return replaced.append(message, from, message.length()).toString();
    }

    private static int find(String message, String id, int from) {
        char lower = Character.toLowerCase(id.charAt(0));
        char upper = Character.toUpperCase(id.charAt(0));
        for (int at = from; at <= message.length() - id.length(); at++) {
            char c = message.charAt(at);
            if ((c == lower || c == upper || c >= 0x80)
                    && message.regionMatches(true, at, id, 0, id.length())
                    && (id.length() >= TELLING_ID || standsAlone(message, at, at + id.length()))) {
                return at;
            }
        }
        return -1;
    }

    private static boolean standsAlone(String message, int from, int to) {
        return (from == 0 || !Character.isLetterOrDigit(message.charAt(from - 1)))
                && (to == message.length() || !Character.isLetterOrDigit(message.charAt(to)));
    }

    /** Whether there is nothing to replace and nothing to tidy up, as is the rule; false where that is in doubt. */
    private static boolean isPlain(String message) {
        boolean spaced = true;
        int hexDigits = 0;
        for (int i = 0; i < message.length(); i++) {
            char c = message.charAt(i);
            hexDigits = Identifiers.isHexDigit(c) ? hexDigits + 1 : 0;
            boolean untidy = TemplateWriter.isBlank(c) && (c != ' ' || spaced);
            if (untidy || c == '@' || c == '%' || Character.isDigit(c) || hexDigits == Identifiers.LEAST_HEX) {
                return false;
            }
            spaced = c == ' ';
        }
        return !spaced && message.length() <= MOST_CODE_POINTS;
    }
}
