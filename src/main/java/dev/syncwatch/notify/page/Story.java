package dev.syncwatch.notify.page;

import java.time.Instant;

/** The one sentence under the title. */
final class Story {
    private final Involved involved;
    private final PublishedChange worst;
    private final Measure measure;

    Story(Involved involved) {
        this.involved = involved;
        this.worst = involved.worst();
        this.measure = Measure.of(worst);
    }

    String tell() {
        return switch (involved.state()) {
            case RESOLVED -> over() + ", after " + lasted() + atTheEnd();
            case EXPIRED ->
                "data stopped, so nobody knows whether this is over; it began at "
                        + Wording.time(involved.since(), involved.occasion().at())
                        + " and is closed after " + lasted() + " for want of events to judge by";
            case SUPERSEDED ->
                "the rule was removed, switched off or given another meaning, so it says no more whether this is over; it began at "
                        + Wording.time(involved.since(), involved.occasion().at()) + " and is closed after " + lasted();
            default -> involved.toldIsAnother() ? news() + goingOn() : goingOn();
        };
    }

    private String over() {
        return "over at " + Wording.time(involved.occasion().at(), involved.since());
    }

    private String lasted() {
        return Title.lasted(involved.since(), involved.occasion().at());
    }

    /** What has changed, where the title is about another episode. */
    private String news() {
        PublishedChange told = involved.occasion().change();
        if (told.isOpen()) {
            return "also " + told.state().word() + ": " + Title.subject(told) + "; the worst one ";
        }
        return "over after " + Title.lasted(told.since(), told.at()) + ": " + Title.subject(told) + "; still open ";
    }

    private String goingOn() {
        String numbers = numbers();
        boolean old = involved.occasion().at().isAfter(worst.at()) && !numbers.isEmpty();
        return "since " + Wording.time(began(), involved.occasion().at())
                + (numbers.isEmpty() ? "" : ", " + numbers)
                + (old
                        ? " (as of "
                                + Wording.time(worst.at(), involved.occasion().at()) + ")"
                        : "");
    }

    private Instant began() {
        return measure == Measure.ABSENCE && worst.value() != null
                ? worst.at().minusSeconds(Math.round(worst.value()))
                : worst.since();
    }

    private String numbers() {
        return switch (measure) {
            case FAILURE_RATE -> failures() + people();
            case ABSENCE -> absence();
            case AMOUNT -> amount();
        };
    }

    private String absence() {
        String howLong = worst.value() == null ? "" : " for " + measure.value(worst);
        return "no sync has succeeded" + howLong + ", " + Wording.people(worst.number("sessions")) + " active";
    }

    private String failures() {
        Counted counted = Counted.of(worst);
        return counted.failures() + " of " + counted.attempts() + " syncs failed";
    }

    private String people() {
        Double users = worst.number("users");
        return users == null ? "" : ", " + Wording.people(users) + " hit";
    }

    private String amount() {
        boolean people = worst.number("users") != null;
        String value = measure.value(worst);
        String threshold = measure.threshold(worst);
        String amount = value.isEmpty()
                ? ""
                : (people ? Wording.people(worst.value()) + " hit" : "at " + value)
                        + (threshold.isEmpty() ? "" : ", threshold " + threshold);
        boolean counted = !Counted.of(worst).attempts().isEmpty();
        return amount + (amount.isEmpty() || !counted ? "" : "; ") + (counted ? failures() : "");
    }

    private String atTheEnd() {
        String numbers = measure == Measure.ABSENCE ? "" : numbers();
        return numbers.isEmpty() ? "" : "; at the end " + numbers;
    }
}
