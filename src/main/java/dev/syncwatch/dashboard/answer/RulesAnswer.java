package dev.syncwatch.dashboard.answer;

import dev.syncwatch.dashboard.show.RuleView;
import java.time.Instant;
import java.util.List;

/** All rules of an environment. */
public record RulesAnswer(Instant clock, List<RuleView> rules) {}
