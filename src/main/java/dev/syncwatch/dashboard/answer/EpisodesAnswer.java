package dev.syncwatch.dashboard.answer;

import dev.syncwatch.dashboard.show.episode.EpisodeView;
import java.time.Instant;
import java.util.List;

/** Episodes, newest first; {@code more} if there are others before the last. */
public record EpisodesAnswer(Instant clock, List<EpisodeView> episodes, boolean more) {}
