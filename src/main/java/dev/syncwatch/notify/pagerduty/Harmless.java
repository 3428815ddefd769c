package dev.syncwatch.notify.pagerduty;

import dev.syncwatch.notify.page.Text;
import java.util.regex.Pattern;

/**
 * Makes texts that phones had a part in fit for PagerDuty, which shows them on web pages, in mails, and through its integrations in
 * chats. None of these escape alike, so nothing is left that one of them could take for markup; look-alikes stand in its place.
 */
final class Harmless {
    private static final Pattern ENTITY = Pattern.compile("&(?=#?\\w{1,32};)");

    private Harmless() {}

    /** In one line, without tags, mentions, entities and control characters; at most {@code longest} code points. */
    static String text(String text, int longest) {
        String unmarked = Text.cut(Text.line(text), longest).replace('<', '‹').replace('>', '›');
        return ENTITY.matcher(unmarked).replaceAll("＆");
    }

    /** As {@link #text}, and addresses can be read but not followed: a phone does not choose where people on call go. */
    static String unlinked(String text, int longest) {
        return Text.cut(text(text, longest).replace("://", "[:]//"), longest);
    }
}
