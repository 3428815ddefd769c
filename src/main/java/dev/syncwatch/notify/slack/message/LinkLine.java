package dev.syncwatch.notify.slack.message;

import dev.syncwatch.notify.page.Link;
import java.util.List;

/** Links side by side, whole ones only. */
final class LinkLine {
    private static final String SEPARATOR = " · ";
    private static final int LONGEST_TEXT = 60;

    private LinkLine() {}

    /** Begins with {@code first}, which is harmless already; a link that does not fit into {@code longest} units is left out. */
    static String of(String first, List<Link> links, int longest) {
        StringBuilder line = new StringBuilder(first);
        for (Link link : links) {
            String markup = markup(link);
            if (!markup.isEmpty() && line.length() + SEPARATOR.length() + markup.length() <= longest) {
                line.append(SEPARATOR).append(markup);
            }
        }
        return line.toString();
    }

    /** Empty if the address is none of the web's, or could end the link early. */
    private static String markup(Link link) {
        String text = Harmless.text(link.text(), LONGEST_TEXT).replace('|', '/');
        boolean safe = link.href() != null && link.href().matches("(?i)https?://[^\\s\\p{Cntrl}<>|]+");
        return safe && !text.isEmpty() ? "<" + link.href().replace("&", "&amp;") + "|" + text + ">" : "";
    }
}
