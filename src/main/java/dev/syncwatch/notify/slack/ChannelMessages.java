package dev.syncwatch.notify.slack;

import com.slack.api.methods.request.chat.ChatPostMessageRequest;
import com.slack.api.methods.request.chat.ChatUpdateRequest;
import com.slack.api.methods.response.chat.ChatPostMessageResponse;
import com.slack.api.methods.response.chat.ChatUpdateResponse;
import com.slack.api.model.Message;
import dev.syncwatch.notify.Notification;
import dev.syncwatch.notify.slack.message.SlackMessage;
import java.util.Map;

/** Posts, edits and deletes the messages of one channel. */
final class ChannelMessages {
    /** The type of the metadata by which a message is found again. */
    static final String EVENT_TYPE = "syncwatch_notification";

    /** No text that looks like a link or a name becomes one. */
    private static final String AS_WRITTEN = "none";

    private final SlackCalls calls;
    private final String channel;

    ChannelMessages(SlackCalls calls, String channel) {
        this.calls = calls;
        this.channel = channel;
    }

    /** A message of its own. Its {@code ts}. */
    String post(Notification notification, SlackMessage message) throws Undelivered {
        return post(request(notification, message)).getTs();
    }

    /**
     * A message in the thread of another.
     *
     * @param broadcast show it in the channel too
     * @return the {@code ts} of the message whose thread it is in; where that is gone Slack makes the reply a message of its own
     */
    String reply(String thread, Notification notification, SlackMessage message, boolean broadcast) throws Undelivered {
        ChatPostMessageRequest request = request(notification, message);
        request.setThreadTs(thread);
        request.setReplyBroadcast(broadcast);
        ChatPostMessageResponse posted = post(request);
        boolean threaded = posted.getMessage() == null || posted.getMessage().getThreadTs() != null;
        return threaded ? thread : posted.getTs();
    }

    /** Shows {@code message} instead of what was there; the metadata stay. */
    void edit(String ts, SlackMessage message) throws Undelivered {
        ChatUpdateRequest.ChatUpdateRequestBuilder request = ChatUpdateRequest.builder()
                .channel(channel)
                .ts(ts)
                .text(message.text())
                .parse(AS_WRITTEN)
                .linkNames(false);
        // Only an empty array takes away blocks that were there.
        ChatUpdateRequest edit = message.blocks().isEmpty()
                ? request.blocksAsString("[]").build()
                : request.blocks(message.blocks()).build();
        calls.write(methods -> methods.chatUpdate(edit), ChatUpdateResponse::getResponseMetadata);
    }

    /** Does nothing if it is gone already. */
    void delete(String ts) throws Undelivered {
        try {
            calls.ask(methods ->
                    methods.chatDelete(delete -> delete.channel(channel).ts(ts)));
        } catch (Undelivered failed) {
            if (!failed.isGone()) {
                throw failed;
            }
        }
    }

    private ChatPostMessageResponse post(ChatPostMessageRequest request) throws Undelivered {
        return calls.write(methods -> methods.chatPostMessage(request), ChatPostMessageResponse::getResponseMetadata);
    }

    private ChatPostMessageRequest request(Notification notification, SlackMessage message) {
        Message.Metadata metadata = new Message.Metadata();
        metadata.setEventType(EVENT_TYPE);
        metadata.setEventPayload(Map.of("id", notification.id(), "incident", notification.incident()));
        return ChatPostMessageRequest.builder()
                .channel(channel)
                .text(message.text())
                .blocks(message.blocks().isEmpty() ? null : message.blocks())
                .mrkdwn(false)
                .parse(AS_WRITTEN)
                .linkNames(false)
                .unfurlLinks(false)
                .unfurlMedia(false)
                .metadata(metadata)
                .build();
    }
}
