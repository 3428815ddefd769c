package dev.syncwatch.notify.slack.message;

import com.slack.api.model.block.LayoutBlock;
import java.util.List;

/**
 * One message before it is sent.
 *
 * @param text   what notifications show, and the message itself where there are no blocks
 * @param blocks empty in the plain form
 */
public record SlackMessage(String text, List<LayoutBlock> blocks) {

    public SlackMessage {
        blocks = List.copyOf(blocks);
    }
}
