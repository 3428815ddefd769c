package dev.syncwatch.notify.page;

import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;

/** The line that is read first: a word for the state, then what the change's own title says. */
final class Title {
    /** What a change's title begins with, unless it fires. */
    private static final Pattern OWN_WORD = Pattern.compile(
            "^(Pending|No longer pending|Recovering|Resolved|Expired, no data|Ended by a change of rules): ");

    private Title() {}

    /** Of a whole page. */
    static String of(Involved involved) {
        Occasion occasion = involved.occasion();
        PublishedChange worst = involved.worst();
        String word = occasion.action() == Action.REMIND && involved.open()
                ? "Still " + worst.state().word() + " after " + lasted(worst.since(), occasion.at()) + ": "
                : word(involved.state(), lasted(involved.since(), occasion.at()));
        return word + subject(worst) + (involved.others() == 0 ? "" : " + " + involved.others() + " more");
    }

    /** Of one episode among others. */
    static String of(PublishedChange change) {
        return word(change.state(), lasted(change.since(), change.at())) + subject(change);
    }

    private static String word(PublishedChange.State state, String lasted) {
        return switch (state) {
            case FIRING -> "";
            case INACTIVE -> "No longer pending: ";
            case PENDING -> "Pending: ";
            case RECOVERING -> "Recovering: ";
            case RESOLVED -> "Resolved after " + lasted + ": ";
            case EXPIRED -> "Expired, state unknown: ";
            case SUPERSEDED -> "Ended by a change of rules: ";
        };
    }

    /** What is wrong, without a word for the state. */
    static String subject(PublishedChange change) {
        String own = OWN_WORD.matcher(change.title()).replaceFirst("");
        return own.isEmpty() ? fromNumbers(change) : own;
    }

    private static String fromNumbers(PublishedChange change) {
        Measure measure = Measure.of(change);
        String value = measure.value(change);
        String threshold = measure.threshold(change);
        return change.alert()
                + (value.isEmpty() ? "" : ": " + value)
                + (threshold.isEmpty() ? "" : " (threshold " + threshold + ")");
    }

    static String lasted(Instant since, Instant until) {
        return Wording.duration(Duration.between(since, until).toSeconds());
    }
}
