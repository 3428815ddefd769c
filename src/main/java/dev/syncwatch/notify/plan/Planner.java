package dev.syncwatch.notify.plan;

import dev.syncwatch.notify.Notification;
import dev.syncwatch.notify.NotifyReason;
import dev.syncwatch.notify.page.Action;
import dev.syncwatch.notify.page.PageWriter;
import dev.syncwatch.notify.page.PublishedChange;
import dev.syncwatch.notify.page.PublishedChange.State;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Decides what one channel is told: it keeps every episode that is open, and whenever a change comes in or event time goes on it
 * looks which of them is to be told now. Given the same memory and the same input it decides the same.
 */
public final class Planner {
    /** How long changes of an alert are known again after a restart of detection; checkpoints are younger. */
    private static final Duration KNOWN_AGAIN_FOR = Duration.ofHours(25);

    private final ChannelRules channel;
    private final HoldBack holdBack;
    private final Flapping flapping;
    private final Incidents incidents;
    private final Episodes episodes;
    private final Map<String, Instant> lastChanges;
    private final Announcements announcements;
    private final PlanListener listener;
    private Instant now;
    private List<Notification> planned = new ArrayList<>();

    /** What a planner works with. */
    public record Means(Silencing silencing, PageWriter pages, PlanListener listener) {}

    /** Goes on from {@code memory}. */
    public Planner(ChannelRules channel, PlanMemory memory, Means means) {
        this.channel = channel;
        this.listener = means.listener();
        flapping = new Flapping(memory.flappingSince(), memory.notices());
        holdBack = new HoldBack(channel.name(), means.silencing(), flapping);
        incidents = new Incidents(memory.incidents());
        episodes = new Episodes(memory.episodes(), incidents, flapping);
        lastChanges = new HashMap<>(memory.lastChanges());
        announcements = new Announcements(incidents, flapping, means.pages());
        now = memory.now();
    }

    /** What to tell after this change, in this order. */
    public List<Notification> change(PublishedChange change) {
        // What was told while the rule was live is closed even if it no longer is.
        if (!change.mode().equals("live") && !knows(change.episodeId())) {
            listener.decided(change, NotifyReason.NOT_LIVE);
            return List.of();
        }
        if (!isNew(change)) {
            listener.decided(change, NotifyReason.READ_BEFORE);
            return List.of();
        }
        // What was due before must not depend on when the clock was read.
        List<Notification> due = new ArrayList<>(time(change.at().minusMillis(1)));
        goOnTo(change.at());
        episodes.take(change).ifPresent(reason -> listener.decided(change, reason));
        due.addAll(decide());
        return due;
    }

    /**
     * What to tell once event time has reached {@code evaluatedTo}. It looks at each whole second up to there, so that nothing depends on
     * how often it is asked.
     */
    public List<Notification> time(Instant evaluatedTo) {
        List<Notification> due = new ArrayList<>();
        Instant second = now.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
        while (!second.isAfter(evaluatedTo) && !episodes.all().isEmpty()) {
            goOnTo(second);
            due.addAll(decide());
            second = second.plusSeconds(1);
        }
        goOnTo(evaluatedTo);
        forgetWhatIsPast();
        return due;
    }

    /** Notes a change of an episode that began and ended while nobody was there to tell it; gives what was due before. */
    public List<Notification> passOver(PublishedChange change) {
        List<Notification> due = time(change.at());
        if (isNew(change)) {
            episodes.passOver(change);
        }
        listener.decided(change, NotifyReason.OVER_BEFORE_TOLD);
        return due;
    }

    /** Tells in place of {@code late} what that channel was to tell of this incident; nothing if it was told here. */
    public List<Notification> standIn(String incident, String late) {
        episodes.of(incident).stream()
                .filter(episode ->
                        !episode.isOver() && episode.last().channels().contains(late))
                .forEach(episode -> episodes.put(episode.adopted(late)));
        return decide();
    }

    /** The event time that it has reached. */
    public Instant now() {
        return now;
    }

    public boolean knows(String episode) {
        return episodes.knows(episode);
    }

    /** Lets go of episodes of which nobody was told: they are over, and what held them back ended while nobody was there. */
    public void letGo(Collection<String> over) {
        List.copyOf(episodes.all()).stream()
                .filter(episode ->
                        !episode.isTold() && over.contains(episode.last().episodeId()))
                .forEach(episodes::remove);
    }

    public boolean knowsIncident(String incident) {
        return incidents.get(incident) != null;
    }

    /** What has to be written down together with what was planned. */
    public PlanMemory memory() {
        return new PlanMemory(
                now,
                List.copyOf(episodes.all()),
                List.copyOf(incidents.all()),
                lastChanges,
                flapping.starts(),
                flapping.notices());
    }

    private boolean isNew(PublishedChange change) {
        Instant last = lastChanges.get(change.alert());
        boolean isNew = last == null || change.at().isAfter(last);
        if (isNew) {
            lastChanges.put(change.alert(), change.at());
        }
        return isNew;
    }

    private void goOnTo(Instant time) {
        if (time.isAfter(now)) {
            now = time;
        }
    }

    private List<Notification> decide() {
        planned = new ArrayList<>();
        for (Episode episode : List.copyOf(episodes.all())) {
            if (episode.isOver()) {
                end(episode);
            } else if (episode.isTold()) {
                goOn(episode);
            } else if (episode.last().state() == State.FIRING) {
                tellOrHold(episode);
            }
        }
        forgetWhatIsPast();
        return planned;
    }

    private void end(Episode episode) {
        if (episode.isOpen()) {
            episodes.put(episode.told());
            Action action = episodes.hasOpen(episode.incident()) ? Action.UPDATE : Action.CLOSE;
            say(action, episode, howItEnded(episode.last().state()));
        } else if (!episode.isTold()) {
            episodes.remove(episode);
            listener.decided(episode.last(), NotifyReason.OVER_BEFORE_TOLD);
        }
    }

    private static NotifyReason howItEnded(State state) {
        return switch (state) {
            case EXPIRED -> NotifyReason.DATA_STOPPED;
            case SUPERSEDED -> NotifyReason.RULE_CHANGED;
            default -> NotifyReason.RESOLVED;
        };
    }

    private void goOn(Episode episode) {
        if (episode.shown() != episode.last().state()) {
            episodes.put(episode.told());
            say(Action.EDIT, episode, NotifyReason.STATE_CHANGED);
        } else if (isToBeRemindedOf(episode)) {
            say(Action.REMIND, episode, NotifyReason.REMINDER);
        }
    }

    private boolean isToBeRemindedOf(Episode episode) {
        Instant lastSaid = incidents.get(episode.incident()).lastSaid();
        return channel.repeatEvery() != null
                && episode.last().state() == State.FIRING
                && !now.isBefore(lastSaid.plus(channel.repeatEvery()))
                && holdBack.reason(episode, episodes.all(), now).isEmpty();
    }

    private void tellOrHold(Episode episode) {
        Optional<NotifyReason> held = holdBack.reason(episode, episodes.all(), now);
        if (held.isPresent()) {
            hold(episode, held.get());
            return;
        }
        Action action = episodes.hasOpen(episode.incident()) ? Action.UPDATE : Action.OPEN;
        episodes.put(episode.told());
        say(action, episode, announcements.reason(episode, now));
    }

    private void hold(Episode episode, NotifyReason reason) {
        if (episode.heldBecause() != reason) {
            episodes.put(episode.held(reason));
            listener.decided(episode.last(), reason);
        }
    }

    private void say(Action action, Episode episode, NotifyReason reason) {
        listener.decided(episode.last(), reason);
        planned.add(announcements.say(action, episode, reason, episodes.of(episode.incident()), now));
    }

    private void forgetWhatIsPast() {
        episodes.forgetPast(now);
        flapping.forgetBefore(now);
        lastChanges.values().removeIf(at -> at.isBefore(now.minus(KNOWN_AGAIN_FOR)));
    }
}
