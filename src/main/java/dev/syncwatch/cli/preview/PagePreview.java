package dev.syncwatch.cli.preview;

import dev.syncwatch.notify.Notification;
import dev.syncwatch.notify.PreviewOf;
import dev.syncwatch.notify.page.Occasion;
import dev.syncwatch.notify.page.PageWriter;
import dev.syncwatch.notify.pagerduty.PagerDutyPreview;
import dev.syncwatch.notify.slack.SlackPreview;
import java.util.List;
import java.util.Locale;

/** Writes scenes down as every vendor would be told of them. */
public final class PagePreview {
    /** One line a vendor. */
    private static final List<PreviewOf> VENDORS = List.of(new PagerDutyPreview(), new SlackPreview());

    private final PageWriter pages = new PageWriter();

    /** All scenes, one after another; the same for the same scenes. */
    public String of(List<Scene> scenes) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < scenes.size(); i++) {
            scene(i + 1, scenes.get(i), text);
        }
        return text.toString();
    }

    private void scene(int number, Scene scene, StringBuilder text) {
        Occasion occasion = scene.occasion();
        Notification notification = new Notification(
                occasion.incident() + "#" + number,
                occasion.incident(),
                occasion.action(),
                pages.write(occasion),
                false);
        String action = occasion.action().name().toLowerCase(Locale.ROOT);
        text.append("\n=== %d. %s: %s (%s)\n".formatted(number, occasion.at(), scene.what(), action));
        for (PreviewOf vendor : VENDORS) {
            text.append("--- ").append(vendor.vendor()).append('\n');
            text.append(vendor.text(notification)).append('\n');
        }
    }
}
