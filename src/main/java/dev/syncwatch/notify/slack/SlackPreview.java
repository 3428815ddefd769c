package dev.syncwatch.notify.slack;

import com.slack.api.model.block.ContextBlock;
import com.slack.api.model.block.HeaderBlock;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.SectionBlock;
import com.slack.api.model.block.composition.TextObject;
import dev.syncwatch.notify.Notification;
import dev.syncwatch.notify.PreviewOf;
import dev.syncwatch.notify.page.Action;
import dev.syncwatch.notify.slack.message.MessageWriter;
import dev.syncwatch.notify.slack.message.SlackMessage;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What Slack would show: the incident's message, and what is added in its thread, in Slack's markup. */
public final class SlackPreview implements PreviewOf {
    private final MessageWriter messages = new MessageWriter("Syncwatch");

    @Override
    public String vendor() {
        return "Slack";
    }

    @Override
    public String text(Notification notification) {
        SlackMessage parent = messages.parent(notification);
        if (notification.action() == Action.OPEN) {
            return "[posted to the channel]\n" + text(parent);
        }
        String edited = "[the incident's message now reads]\n" + text(parent);
        if (notification.action() == Action.EDIT) {
            return edited;
        }
        String where = notification.action() == Action.REMIND
                ? "[posted to the thread and the channel]"
                : "[posted to the thread]";
        return where + "\n" + text(messages.reply(notification)) + "\n" + edited;
    }

    private static String text(SlackMessage message) {
        return Stream.concat(
                        Stream.of("(notification) " + message.text()),
                        message.blocks().stream().flatMap(SlackPreview::lines))
                .collect(Collectors.joining("\n"));
    }

    private static Stream<String> lines(LayoutBlock block) {
        if (block instanceof HeaderBlock header) {
            return Stream.of("# " + header.getText().getText());
        }
        if (block instanceof SectionBlock section) {
            List<TextObject> texts = section.getFields() == null ? List.of(section.getText()) : section.getFields();
            return texts.stream().map(TextObject::getText);
        }
        return ((ContextBlock) block)
                .getElements().stream()
                        .filter(TextObject.class::isInstance)
                        .map(element -> "(small) " + ((TextObject) element).getText());
    }
}
