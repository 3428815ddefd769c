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
            String markup = markup(link, longest);
            if (!markup.isEmpty() && line.length() + SEPARATOR.length() + markup.length() <= longest) {
                line.append(SEPARATOR).append(markup);
            }
        }
        return line.toString();
    }

    /** Empty if the address is none of the web's, could end the link early, or is too long to fit anywhere. */
    private static String markup(Link link, int longest) {
        String href = link.href() == null ? "" : link.href();
        boolean safe = href.length() < longest && href.matches("(?i)https?://[^\\s\\p{Cntrl}<>|]+");
        String text = safe ? Harmless.text(link.text(), LONGEST_TEXT).replace('|', '/') : "";
        return text.isEmpty() ? "" : "<" + href.replace("&", "&amp;") + "|" + text + ">";
    }
}
