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
    private final List<String> references = new ArrayList<>();
    private Runnable whenTold = () -> {};
    private int doubles;

    void next(Outcome... outcomes) {
        script.addAll(List.of(outcomes));
    }

    /** Runs each time that something is told. */
    void whenTold(Runnable happens) {
        whenTold = happens;
    }

    /** How many doubles are found when somebody looks. */
    void doubles(int found) {
        doubles = found;
    }

    /** {@code ACTION incident}, with {@code plain} or {@code (may have arrived)} behind it where it was. */
    List<String> told() {
        return told;
    }

    /** The reference that each came with. */
    List<String> references() {
        return references;
    }

    @Override
    public Outcome send(Attempt attempt) {
        Notification notification = attempt.notification();
        told.add(notification.action() + " " + notification.incident() + (notification.plain() ? " plain" : "")
                + (attempt.mayHaveArrived() ? " (may have arrived)" : ""));
        references.add(attempt.reference());
        whenTold.run();
        return script.isEmpty() ? Outcome.delivered() : script.poll();
    }

    @Override
    public Outcome removeDoubles(Attempt delivered) {
        return new Outcome.Delivered(delivered.reference(), doubles);
    }
}
