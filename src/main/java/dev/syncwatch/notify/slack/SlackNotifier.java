package dev.syncwatch.notify.slack;

import dev.syncwatch.notify.Attempt;
import dev.syncwatch.notify.Notification;
import dev.syncwatch.notify.Notifier;
import dev.syncwatch.notify.Outcome;
import dev.syncwatch.notify.Outcome.Delivered;
import dev.syncwatch.notify.page.Action;
import dev.syncwatch.notify.slack.SentSearch.Sent;
import dev.syncwatch.notify.slack.message.MessageWriter;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Gives each incident one message in a channel: what comes later is a reply in its thread, and the message itself is edited to show
 * the present state. The reference is the {@code ts} of that message.
 */
public final class SlackNotifier implements Notifier {
    private final SlackConnection connection;
    private final ChannelMessages messages;
    private final SentSearch search;
    private final MessageWriter writer;

    /** The settings' channel is an id. The clock only reads dates in {@code Retry-After}. To be closed. */
    public SlackNotifier(SlackSettings settings, Clock clock) {
        connection = new SlackConnection(settings);
        SlackCalls calls = new SlackCalls(connection.methods(), new SlackAnswers(settings.token(), clock));
        messages = new ChannelMessages(calls, settings.channel());
        search = new SentSearch(calls, settings.channel());
        writer = new MessageWriter(settings.appName());
    }

    @Override
    public Outcome send(Attempt attempt) {
        try {
            return Outcome.delivered(attempt.reference() == null ? open(attempt) : goOn(attempt));
        } catch (Undelivered failed) {
            // What was on its way before may still land after this attempt's search.
            return attempt.mayHaveArrived() ? failed.withSomethingThrough().outcome() : failed.outcome();
        } catch (RuntimeException defect) {
            return Outcome.unknown(
                    "the message to Slack failed: " + defect.getClass().getSimpleName());
        }
    }

    /** Keeps the message that the incident's thread hangs on, else the oldest. */
    @Override
    public Outcome removeDoubles(Attempt delivered) {
        try {
            List<Sent> copies = delivered.notification().action() == Action.OPEN
                    ? search.copiesAnywhere(delivered)
                    : search.copies(delivered);
            if (copies.isEmpty()) {
                return Outcome.delivered(delivered.reference());
            }
            Sent kept = copies.stream()
                    .filter(copy -> copy.ts().equals(delivered.reference()))
                    .findFirst()
                    .orElse(copies.get(0));
            for (Sent copy : copies) {
                if (!copy.equals(kept)) {
                    messages.delete(copy.ts());
                }
            }
            return new Delivered(kept.reference(), copies.size() - 1);
        } catch (Undelivered failed) {
            return failed.asRetry().outcome();
        } catch (RuntimeException defect) {
            return Outcome.retry(
                    "the search for doubles failed: " + defect.getClass().getSimpleName());
        }
    }

    /** Slack takes about one message a second in a channel. https://docs.slack.dev/apis/web-api/rate-limits */
    @Override
    public Duration pace() {
        return Duration.ofSeconds(1);
    }

    @Override
    public void close() {
        connection.close();
    }

    private String open(Attempt attempt) throws Undelivered {
        Optional<Sent> sent = alreadySent(attempt);
        return sent.isPresent()
                ? sent.get().reference()
                : messages.post(attempt.notification(), writer.parent(attempt.notification()));
    }

    private String goOn(Attempt attempt) throws Undelivered {
        Notification notification = attempt.notification();
        if (notification.action() == Action.EDIT) {
            edit(attempt.reference(), notification);
            return attempt.reference();
        }
        String parent = reply(attempt);
        try {
            edit(parent, notification);
        } catch (Undelivered failed) {
            if (!failed.isRejection()) {
                throw failed.withSomethingThrough();
            }
        }
        return parent;
    }

    private String reply(Attempt attempt) throws Undelivered {
        Notification notification = attempt.notification();
        Optional<Sent> sent = alreadySent(attempt);
        if (sent.isPresent()) {
            return sent.get().reference();
        }
        boolean broadcast = notification.action() == Action.OPEN || notification.action() == Action.REMIND;
        return messages.reply(attempt.reference(), notification, writer.reply(notification), broadcast);
    }

    private Optional<Sent> alreadySent(Attempt attempt) throws Undelivered {
        return attempt.mayHaveArrived() ? search.copies(attempt).stream().findFirst() : Optional.empty();
    }

    /** An edit may be repeated, so that a rich one that is rejected is followed by a plain one at once. */
    private void edit(String parent, Notification notification) throws Undelivered {
        try {
            messages.edit(parent, writer.parent(notification));
        } catch (Undelivered failed) {
            if (failed.isRejection() && !notification.plain()) {
                edit(parent, notification.asPlain());
            } else if (!failed.isBeyondEdit()) {
                throw failed;
            }
        }
    }
}
