package dev.syncwatch.notify.slack;

import com.slack.api.methods.request.conversations.ConversationsListRequest;
import com.slack.api.methods.response.conversations.ConversationsListResponse;
import com.slack.api.model.Conversation;
import com.slack.api.model.ConversationType;
import dev.syncwatch.notify.Outcome.GiveUp;
import dev.syncwatch.notify.Outcome.Retry;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** What became of looking a channel's name up; history and edits need its id. */
public sealed interface ChannelLookup {

    /** The same settings with the channel's id. */
    record Found(SlackSettings settings) implements ChannelLookup {}

    /** {@code reason} says what to do; it is one line without secrets. */
    record NotFound(String reason) implements ChannelLookup {}

    /** Asks Slack unless the settings hold an id already. To be done once, at start. */
    static ChannelLookup of(SlackSettings settings) {
        if (settings.channel().matches("[CGD][A-Z0-9]{7,}")) {
            return new Found(settings);
        }
        String name = settings.channel().replaceFirst("^#", "");
        try (SlackConnection connection = new SlackConnection(settings)) {
            SlackCalls calls =
                    new SlackCalls(connection.methods(), new SlackAnswers(settings.token(), Clock.systemUTC()));
            return id(name, calls)
                    .<ChannelLookup>map(id -> new Found(settings.withChannel(id)))
                    .orElse(
                            new NotFound(
                                    "Slack shows this app no channel #" + name
                                            + ": check the name, invite the app to the channel, or give the channel's id (C…) instead"));
        } catch (Undelivered failed) {
            return new NotFound("the id of Slack's channel #" + name + " can't be looked up: " + reason(failed)
                    + "; giving the channel's id (C…) instead needs no look-up");
        }
    }

    private static Optional<String> id(String name, SlackCalls calls) throws Undelivered {
        String cursor = "";
        do {
            ConversationsListRequest request = ConversationsListRequest.builder()
                    .types(List.of(ConversationType.PUBLIC_CHANNEL, ConversationType.PRIVATE_CHANNEL))
                    .excludeArchived(true)
                    .limit(1000)
                    .cursor(cursor.isEmpty() ? null : cursor)
                    .build();
            ConversationsListResponse page = calls.ask(methods -> methods.conversationsList(request));
            for (Conversation channel : page.getChannels()) {
                if (name.equals(channel.getName())) {
                    return Optional.of(channel.getId());
                }
            }
            cursor = page.getResponseMetadata() == null
                    ? ""
                    : page.getResponseMetadata().getNextCursor();
        } while (cursor != null && !cursor.isEmpty());
        return Optional.empty();
    }

    private static String reason(Undelivered failed) {
        return failed.outcome() instanceof Retry retry ? retry.reason() : ((GiveUp) failed.outcome()).reason();
    }
}
