package dev.syncwatch.notify.slack.message;

import dev.syncwatch.notify.page.Cause;

/** The likely cause and what to do about it, in Slack's markup. */
final class CauseText {
    private static final int LONGEST_SENTENCE = 300;

    private CauseText() {}

    /** Empty if there is no cause; whole lines up to {@code longest} units. */
    static String of(Cause cause, int longest) {
        if (cause == null) {
            return "";
        }
        StringBuilder text =
                new StringBuilder("*Likely cause:* ").append(Harmless.text(cause.what(), LONGEST_SENTENCE));
        if (cause.section() != null && !cause.section().isBlank()) {
            text.append(" (runbook ").append(Harmless.text(cause.section(), 20)).append(')');
        }
        String why = Harmless.text(cause.why(), LONGEST_SENTENCE);
        if (!why.isEmpty()) {
            text.append('\n').append(why);
        }
        for (int step = 1; step <= cause.actions().size(); step++) {
            String line = "\n" + step + ". " + Harmless.text(cause.actions().get(step - 1), LONGEST_SENTENCE);
            if (text.length() + line.length() > longest) {
                break;
            }
            text.append(line);
        }
        return text.toString();
    }
}
