package dev.syncwatch.dashboard.answer;

import dev.syncwatch.dashboard.show.Share;
import java.time.Instant;
import java.util.List;

/** Who attempts and who fails. */
public record BreakdownAnswer(
        Instant clock, long attempts, long failures, List<Share> versions, List<Share> platforms) {}
