package dev.syncwatch.cli.ruletest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.syncwatch.notify.page.Action;
import dev.syncwatch.notify.page.Cause;
import dev.syncwatch.notify.page.ChangeReader;
import dev.syncwatch.notify.page.Occasion;
import dev.syncwatch.notify.page.Page;
import dev.syncwatch.notify.page.PageWriter;
import dev.syncwatch.notify.page.PublishedChange;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What people would read of one change, were it an incident of its own; each vendor lays it out in its own way. */
final class PageText {
    private PageText() {}

    /** Empty for a change that belongs to no episode: nobody is told of it. */
    static String of(JsonNode change) {
        if (change.path("episode").isNull()) {
            return "";
        }
        byte[] json = change.toString().getBytes(StandardCharsets.UTF_8);
        PublishedChange read = (PublishedChange) new ChangeReader().read(json);
        Action action = read.isOpen() ? Action.OPEN : Action.CLOSE;
        return text(
                new PageWriter().write(new Occasion(action, "incident/" + read.episodeId(), read, List.of(read), "")));
    }

    private static String text(Page page) {
        List<String> lines = new ArrayList<>(List.of(page.title(), page.story()));
        page.facts().forEach((name, value) -> lines.add(name + ": " + value));
        if (page.cause() != null) {
            lines.add(cause(page.cause()));
            lines.addAll(page.cause().actions());
        }
        lines.addAll(page.evidence());
        lines.addAll(page.logs());
        lines.addAll(page.samples());
        page.links().forEach(link -> lines.add(link.text() + ": " + link.href()));
        return String.join("\n", lines);
    }

    private static String cause(Cause cause) {
        String section = cause.section().isEmpty() ? "" : "runbook " + cause.section() + ": ";
        return section + cause.what() + "; " + cause.why();
    }
}
