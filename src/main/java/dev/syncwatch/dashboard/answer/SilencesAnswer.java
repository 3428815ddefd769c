package dev.syncwatch.dashboard.answer;

import dev.syncwatch.dashboard.show.SilenceView;
import java.time.Instant;
import java.util.List;

/** Silences: those in force first, then those to come, then those of the last week. */
public record SilencesAnswer(Instant clock, List<SilenceView> silences) {}
