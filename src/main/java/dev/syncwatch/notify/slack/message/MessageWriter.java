package dev.syncwatch.notify.slack.message;

import com.slack.api.model.block.LayoutBlock;
import dev.syncwatch.notify.Notification;
import dev.syncwatch.notify.page.Action;
import dev.syncwatch.notify.page.Link;
import dev.syncwatch.notify.page.Page;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the incident's message and the replies in its thread. Where the rich form can't be built the plain one goes out: the page
 * matters more than its looks.
 */
public final class MessageWriter {
    private static final Logger LOG = LoggerFactory.getLogger(MessageWriter.class);

    /** In UTF-16 units; Slack's own limits are 3000 a section and, not published, about 13,000 in all. We stay below 9000. */
    private static final int LONGEST_EPISODES = 1400;

    private static final int LONGEST_CAUSE = 1400;
    private static final int LONGEST_EVIDENCE = 1100;
    private static final int LONGEST_LOGS = 650;
    private static final int LONGEST_SAMPLES = 800;
    private static final int LONGEST_LINKS = 700;

    private static final int LONGEST_TITLE = 300;
    private static final int LONGEST_STORY = 500;
    private static final int LONGEST_INCIDENT = 160;

    private final String appName;

    /** The name stands below each message. */
    public MessageWriter(String appName) {
        this.appName = Harmless.text(appName, 40);
    }

    /** The message that stands for the whole incident, in its present state. */
    public SlackMessage parent(Notification notification) {
        Page page = notification.page();
        return written(
                notification,
                () -> text(Shown.of(page).before(Shown.title(page)), page),
                () -> wholeIncident(notification, Shown.of(page)));
    }

    /** What is added in the thread. */
    public SlackMessage reply(Notification notification) {
        Page page = notification.page();
        return written(
                notification,
                () -> text(reminder(notification) + Shown.of(page.state()).before(page.title()), page),
                () -> oneStep(notification, Shown.of(page.state())));
    }

    private static SlackMessage written(Notification notification, Supplier<String> text, Supplier<Blocks> rich) {
        String plain = orElse(text, () -> title(notification));
        List<LayoutBlock> blocks =
                notification.plain() ? List.of() : orElse(() -> rich.get().all(), List::of);
        return new SlackMessage(plain, blocks);
    }

    private static <T> T orElse(Supplier<T> written, Supplier<T> otherwise) {
        try {
            return written.get();
        } catch (RuntimeException defect) {
            LOG.error("a message to Slack goes out plainer: it can't be built", defect);
            return otherwise.get();
        }
    }

    private static String title(Notification notification) {
        String title = Harmless.text(notification.page().title(), LONGEST_TITLE);
        return title.isEmpty() ? "A page without a title: " + notification.action() : title;
    }

    private Blocks wholeIncident(Notification notification, Shown state) {
        Page page = notification.page();
        String facts = "*" + state.word() + "* · " + page.severity().word() + " · " + Harmless.text(page.source(), 64);
        boolean told = page.title().equals(Shown.title(page));
        String head = facts + (told ? "" : "\n" + Harmless.text(page.title(), LONGEST_TITLE)) + sentences(page);
        Blocks blocks = new Blocks().header(state.colour(), Shown.title(page)).section(head);
        blocks.list("Episodes", EpisodeLines.of(page.episodes()), LONGEST_EPISODES);
        return details(blocks, notification);
    }

    private Blocks oneStep(Notification notification, Shown state) {
        Page page = notification.page();
        String title = Harmless.text(state.before(page.title()), LONGEST_TITLE);
        Blocks blocks =
                new Blocks().section(state.colour() + " *" + reminder(notification) + title + "*" + sentences(page));
        if (notification.action() == Action.REMIND) {
            return blocks.section(CauseText.of(page.cause(), LONGEST_CAUSE));
        }
        return state.isOpen() ? details(blocks, notification) : blocks;
    }

    private Blocks details(Blocks blocks, Notification notification) {
        Page page = notification.page();
        String below = appName + " · " + Harmless.text(notification.incident(), LONGEST_INCIDENT);
        return blocks.section(CauseText.of(page.cause(), LONGEST_CAUSE))
                .fields(factsBesideLinks(page))
                .list("Who fails", page.evidence(), LONGEST_EVIDENCE)
                .list("The backend's log", page.logs(), LONGEST_LOGS)
                .list("Samples", page.samples(), LONGEST_SAMPLES)
                .context(LinkLine.of(below, page.links(), LONGEST_LINKS));
    }

    /** An address that is linked below needs no field of its own. */
    private static Map<String, String> factsBesideLinks(Page page) {
        Map<String, String> facts = new LinkedHashMap<>(page.facts());
        facts.values().removeAll(page.links().stream().map(Link::href).toList());
        return facts;
    }

    private static String sentences(Page page) {
        String note = Harmless.text(page.note(), LONGEST_STORY / 2);
        String story = Harmless.text(page.story(), LONGEST_STORY);
        return (story.isEmpty() ? "" : "\n" + story) + (note.isEmpty() ? "" : "\n" + note);
    }

    private static String text(String title, Page page) {
        String story = Harmless.text(page.story(), LONGEST_STORY);
        return Harmless.text(title, LONGEST_TITLE) + (story.isEmpty() ? "" : "\n" + story);
    }

    private static String reminder(Notification notification) {
        return notification.action() == Action.REMIND ? "Reminder: " : "";
    }
}
