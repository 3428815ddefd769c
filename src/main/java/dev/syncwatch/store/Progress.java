package dev.syncwatch.store;

import java.time.Instant;

/**
 * How far rules have been evaluated: every change with an {@code at} up to this time has been emitted.
 *
 * @param evaluatedTo an evaluation T
 */
public record Progress(Instant evaluatedTo) {

    /** As on {@code learning-sync.progress}. */
    public String json() {
        return Json.object(json -> json.time("evaluatedTo", evaluatedTo));
    }
}
