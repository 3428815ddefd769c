package dev.syncwatch.dashboard.show.episode;

import java.time.Instant;

/** An episode as charts mark it; {@code endsAt} is null while it is open. */
public record EpisodeMark(
        String episode,
        String rule,
        String severity,
        String mode,
        String state,
        Instant startsAt,
        Instant endsAt,
        String title) {}
