package dev.syncwatch.notify.delivery;

import dev.syncwatch.notify.Attempt;
import dev.syncwatch.notify.Notification;
import dev.syncwatch.notify.Notifier;
import dev.syncwatch.notify.Outcome;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** A channel that writes down what it is told, and fails as scripted; without a script all is delivered. */
final class ScriptedNotifier implements Notifier {
    private final Deque<Outcome> script = new ArrayDeque<>();
    private final List<String> told = new ArrayList<>();
    private Runnable whenTold = () -> {};

    void next(Outcome... outcomes) {
        script.addAll(List.of(outcomes));
    }

    /** Runs each time that something is told. */
    void whenTold(Runnable happens) {
        whenTold = happens;
    }

    /** {@code OPEN key} or {@code CLOSE key}, with {@code plain} behind it where it was. */
    List<String> told() {
        return told;
    }

    @Override
    public Outcome send(Attempt attempt) {
        Notification notification = attempt.notification();
        told.add(notification.action() + " " + notification.incident() + (notification.plain() ? " plain" : ""));
        whenTold.run();
        return script.isEmpty() ? Outcome.delivered() : script.poll();
    }
}
