package dev.syncwatch.rule.feasible;

import dev.syncwatch.rule.Matcher;
import java.util.Optional;

/** Matchers of one rule of which one takes all that another needs. Any of them may be null: then nothing is known to be wrong. */
public final class Covering {
    private Covering() {}

    /** What is left of the attempts has to fail. */
    public static Optional<Objection> successes(Matcher attempts, Matcher successes) {
        return objection(
                successes, attempts, "successes", "every attempt is a success", "name what only good attempts have");
    }

    /** Some activity has to happen without what is waited for. */
    public static Optional<Objection> activity(Matcher of, Matcher activity) {
        return objection(
                of, activity, "activity", "all activity is what `of` waits for", "name what also happens without it");
    }

    /** A step at an index has to happen without ending the sequence. */
    public static Optional<Objection> step(int index, Matcher until, Matcher step) {
        return objection(
                until, step, "steps/" + index, "`until` takes every event of this step", "let them differ in a field");
    }

    private static Optional<Objection> objection(Matcher wide, Matcher narrow, String path, String why, String hint) {
        boolean covered = wide != null && narrow != null && wide.covers(narrow);
        return covered ? Optional.of(Objection.neverFires(path, why, hint)) : Optional.empty();
    }
}
