package dev.syncwatch.cli.score.judge;

import java.time.Instant;

/**
 * One alert from its first firing to its end.
 *
 * @param endsAt null if it was still open when the data ended
 * @param title  what a page would have said at first
 */
public record Episode(String rule, Instant startsAt, Instant endsAt, String title) {

    boolean isOpenAt(Instant at) {
        return !startsAt.isAfter(at) && (endsAt == null || endsAt.isAfter(at));
    }
}
