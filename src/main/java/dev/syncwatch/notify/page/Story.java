package dev.syncwatch.notify.page;

import java.time.Duration;

/** The one sentence under the title. */
final class Story {
    private final PublishedChange change;
    private final Measure measure;

    Story(PublishedChange change) {
        this.change = change;
        this.measure = Measure.of(change);
    }

    String tell() {
        return switch (change.state()) {
            case RESOLVED ->
                "over at " + Wording.time(change.at(), change.since()) + ", after " + lasted() + atTheEnd();
            case EXPIRED ->
                "data stopped, so nobody knows whether this is over; it began at "
                        + Wording.time(change.since(), change.at()) + " and is closed after " + lasted()
                        + " for want of events to judge by";
            default -> goingOn();
        };
    }

    String lasted() {
        return Wording.duration(Duration.between(change.since(), change.at()).toSeconds());
    }

    private String goingOn() {
        String since = "since " + Wording.time(change.since(), change.at());
        return switch (measure) {
            case FAILURE_RATE -> since + ", " + failures();
            case ABSENCE -> absence();
            case AMOUNT -> change.value() == null ? since : since + ", at " + amount();
        };
    }

    private String absence() {
        String active = ", " + Wording.people(change.number("sessions")) + " active";
        if (change.value() == null) {
            return "since " + Wording.time(change.since(), change.at()) + ", no sync has succeeded" + active;
        }
        String runBegan = Wording.time(change.at().minusSeconds(Math.round(change.value())), change.at());
        return "since " + runBegan + ", no sync has succeeded for " + measure.value(change) + active;
    }

    private String failures() {
        String failed = count("failures") + " of " + count("attempts") + " syncs failed";
        Double users = change.number("users");
        return users == null ? failed : failed + ", " + Wording.people(users) + " hit";
    }

    private String amount() {
        String threshold = measure.threshold(change);
        return measure.value(change) + (threshold.isEmpty() ? "" : ", threshold " + threshold);
    }

    private String atTheEnd() {
        return measure == Measure.FAILURE_RATE ? "; at the end " + failures() : "";
    }

    private String count(String name) {
        Double number = change.number(name);
        return number == null ? "?" : Wording.number(number);
    }
}
