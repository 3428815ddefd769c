package dev.syncwatch.notify.slack;

import com.slack.api.methods.request.conversations.ConversationsHistoryRequest;
import com.slack.api.methods.request.conversations.ConversationsRepliesRequest;
import com.slack.api.methods.response.auth.AuthTestResponse;
import com.slack.api.methods.response.conversations.ConversationsHistoryResponse;
import com.slack.api.methods.response.conversations.ConversationsRepliesResponse;
import com.slack.api.model.Message;
import com.slack.api.model.ResponseMetadata;
import dev.syncwatch.notify.Attempt;
import dev.syncwatch.notify.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Finds what the channel has already got of an attempt: messages of this bot whose metadata name the notification. */
final class SentSearch {
    /** How far Slack's clock may be behind ours. */
    static final Duration SKEW = Duration.ofMinutes(5);

    /** Slack recommends no more than this a page. */
    private static final int PAGE = 200;

    private static final int MOST_PAGES = 500;

    private final SlackCalls calls;
    private final String channel;
    private AuthTestResponse self;

    SentSearch(SlackCalls calls, String channel) {
        this.calls = calls;
        this.channel = channel;
    }

    /** One copy of the notification; {@code threadTs} is null if it is no reply. */
    record Sent(String ts, String threadTs) {
        private static Sent of(Message message) {
            return new Sent(message.getTs(), message.getThreadTs());
        }

        /** The message whose thread it begins, or is in. */
        String reference() {
            return threadTs == null ? ts : threadTs;
        }
    }

    /** The copies where this attempt would have put them, oldest first. */
    List<Sent> copies(Attempt attempt) throws Undelivered {
        return attempt.reference() == null ? inChannel(attempt) : inThread(attempt);
    }

    /** The copies in the channel and in the thread of the attempt's reference, oldest first. */
    List<Sent> copiesAnywhere(Attempt attempt) throws Undelivered {
        List<Sent> copies = new ArrayList<>(inChannel(attempt));
        if (attempt.reference() != null) {
            copies.addAll(inThread(attempt));
        }
        return copies.stream().distinct().sorted(Comparator.comparing(Sent::ts)).toList();
    }

    private List<Sent> inChannel(Attempt attempt) throws Undelivered {
        return copies(attempt, cursor -> history(attempt, cursor));
    }

    private List<Sent> inThread(Attempt attempt) throws Undelivered {
        try {
            return copies(attempt, cursor -> replies(attempt, cursor));
        } catch (Undelivered failed) {
            if (failed.isGone()) {
                // Then Slack has made the reply a message of its own.
                return inChannel(attempt);
            }
            throw failed;
        }
    }

    private Page history(Attempt attempt, String cursor) throws Undelivered {
        ConversationsHistoryRequest request = ConversationsHistoryRequest.builder()
                .channel(channel)
                .oldest(oldest(attempt))
                .includeAllMetadata(true)
                .limit(PAGE)
                .cursor(cursor)
                .build();
        ConversationsHistoryResponse answer = calls.ask(methods -> methods.conversationsHistory(request));
        return Page.of(answer.getMessages(), answer.getResponseMetadata());
    }

    private Page replies(Attempt attempt, String cursor) throws Undelivered {
        ConversationsRepliesRequest request = ConversationsRepliesRequest.builder()
                .channel(channel)
                .ts(attempt.reference())
                .oldest(oldest(attempt))
                .includeAllMetadata(true)
                .limit(PAGE)
                .cursor(cursor)
                .build();
        ConversationsRepliesResponse answer = calls.ask(methods -> methods.conversationsReplies(request));
        return Page.of(answer.getMessages(), answer.getResponseMetadata());
    }

    private List<Sent> copies(Attempt attempt, Pages pages) throws Undelivered {
        List<Sent> copies = new ArrayList<>();
        String cursor = null;
        for (int read = 0; read < MOST_PAGES; read++) {
            Page page = pages.at(cursor);
            for (Message message : page.messages()) {
                if (names(message, attempt.notification().id()) && isOurs(message)) {
                    copies.add(Sent.of(message));
                }
            }
            cursor = page.next();
            if (cursor == null || cursor.isEmpty()) {
                copies.sort(Comparator.comparing(Sent::ts));
                return copies;
            }
        }
        throw new Undelivered(Outcome.retry("Slack's channel has more messages than can be searched"), "");
    }

    private static boolean names(Message message, String id) {
        Message.Metadata metadata = message.getMetadata();
        return metadata != null
                && ChannelMessages.EVENT_TYPE.equals(metadata.getEventType())
                && metadata.getEventPayload() != null
                && id.equals(metadata.getEventPayload().get("id"));
    }

    private boolean isOurs(Message message) throws Undelivered {
        if (self == null) {
            self = calls.ask(methods -> methods.authTest(test -> test));
        }
        return self.getBotId() != null && self.getBotId().equals(message.getBotId())
                || self.getUserId() != null && self.getUserId().equals(message.getUser());
    }

    private static String oldest(Attempt attempt) {
        Instant oldest = attempt.plannedAt().minus(SKEW);
        return String.format(Locale.ROOT, "%d.%06d", oldest.getEpochSecond(), oldest.getNano() / 1000);
    }

    /** Part of the messages, and the cursor of the next part; null or empty if there is none. */
    private record Page(List<Message> messages, String next) {

        static Page of(List<Message> messages, ResponseMetadata metadata) {
            return new Page(messages, metadata == null ? null : metadata.getNextCursor());
        }
    }

    private interface Pages {
        Page at(String cursor) throws Undelivered;
    }
}
