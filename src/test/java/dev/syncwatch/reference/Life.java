package dev.syncwatch.reference;

import dev.syncwatch.reference.Answer.Truth;

/** Section 8: the life of one alert. */
final class Life {
    private final long holdMillis;
    private final long keepMillis;
    private final long expireMillis;

    private String state = "inactive";
    private Long trueSince;
    private Long falseSince;
    private Long unknownSince;
    private Long episodeStart;

    /**
     * One change.
     *
     * @param episodeStart T of the episode's first firing, null where there is no episode
     */
    record Step(String state, String previous, Long episodeStart) {}

    Life(Rule rule) {
        holdMillis = rule.millis("for", 0);
        keepMillis = rule.millis("keepFiringFor", 0);
        expireMillis = rule.expireAfter();
    }

    /** The change at {@code now}, or null; asked at every evaluation in turn. */
    Step next(Truth truth, long now) {
        trueSince = since(trueSince, truth == Truth.TRUE, now);
        falseSince = since(falseSince, truth == Truth.FALSE, now);
        unknownSince = since(unknownSince, truth == Truth.UNKNOWN, now);
        String next = switch (state) {
            case "inactive", "pending" -> beforeFiring(truth, now);
            default -> sinceFiring(truth, now);
        };
        return next.equals(state) ? null : step(next, now);
    }

    private static Long since(Long since, boolean holds, long now) {
        if (!holds) {
            return null;
        }
        return since == null ? Long.valueOf(now) : since;
    }

    private String beforeFiring(Truth truth, long now) {
        if (truth != Truth.TRUE) {
            return "inactive";
        }
        return now - trueSince >= holdMillis ? "firing" : "pending";
    }

    private String sinceFiring(Truth truth, long now) {
        return switch (truth) {
            case TRUE -> "firing";
            case FALSE -> now - falseSince >= keepMillis ? "resolved" : "recovering";
            case UNKNOWN -> now - unknownSince >= expireMillis ? "expired" : state;
        };
    }

    private Step step(String next, long now) {
        boolean opens = next.equals("firing") && !state.equals("recovering");
        episodeStart = opens ? Long.valueOf(now) : episodeStart;
        Step step = new Step(next, state, episodeStart);
        boolean over = next.equals("resolved") || next.equals("expired");
        episodeStart = over ? null : episodeStart;
        state = over ? "inactive" : next;
        return step;
    }
}
