package dev.syncwatch.notify.page;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns what is to be told into a page. It never fails: what can't be told richly is told plainly. */
public final class PageWriter {
    private static final Logger LOG = LoggerFactory.getLogger(PageWriter.class);

    private final Function<Occasion, Page> rich;

    /** Pages that lead to no dashboard. */
    public PageWriter() {
        this("");
    }

    /** {@code dashboard} is where people can look for themselves, a http or https URL; empty if there is none. */
    public PageWriter(String dashboard) {
        this(occasion -> rich(occasion, dashboard));
    }

    PageWriter(Function<Occasion, Page> rich) {
        this.rich = rich;
    }

    /** The page for one occasion. */
    public Page write(Occasion occasion) {
        try {
            return rich.apply(occasion);
        } catch (RuntimeException defect) {
            LOG.warn("a page for {} goes out plain", occasion.incident(), defect);
            return plain(occasion, defect);
        }
    }

    private static Page rich(Occasion occasion, String dashboard) {
        Involved involved = Involved.in(occasion);
        PublishedChange worst = involved.worst();
        return new Page(
                Title.of(involved),
                new Story(involved).tell(),
                occasion.note(),
                involved.state(),
                worst.severity(),
                occasion.at(),
                source(worst.group()),
                worst.rule(),
                Facts.group(worst),
                Facts.of(involved),
                worst.cause(),
                Breakdown.lines(worst.evidence()),
                worst.logs(),
                worst.samples(),
                Links.of(worst, dashboard, occasion.incident()),
                occasion.episodes().stream().map(PageWriter::episode).toList());
    }

    private static PagedEpisode episode(PublishedChange change) {
        return new PagedEpisode(
                change.alert(),
                change.rule(),
                change.group(),
                change.severity(),
                change.state(),
                Title.of(change),
                change.since(),
                change.isOpen() ? null : change.at());
    }

    /** From what every change has: the alert, its state and the time. */
    private static Page plain(Occasion occasion, RuntimeException defect) {
        PublishedChange change = occasion.change();
        String state = change.state().word();
        return new Page(
                Text.line(change.alert()) + " is " + state,
                "at " + change.at(),
                "The rest of this page could not be written ("
                        + defect.getClass().getSimpleName() + ").",
                change.state(),
                change.severity() == null ? Severity.CRITICAL : change.severity(),
                change.at(),
                source(change.group() == null ? Map.of() : change.group()),
                change.rule() == null ? "" : change.rule(),
                "",
                Map.of("incident", occasion.incident()),
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    private static String source(Map<String, String> group) {
        String environment = group.getOrDefault("environment", "");
        return environment == null || environment.isBlank() ? "production" : environment;
    }
}
