package dev.syncwatch.cli.ruletest;

import dev.syncwatch.cli.ruletest.timeline.Span;
import dev.syncwatch.rule.Position;
import dev.syncwatch.rule.yaml.YamlValue;

/**
 * One thing that has to come about.
 *
 * @param outcome a state that an alert changes to, or an answer
 * @param when a change comes at a time of this span, both ends included; an answer is given at each
 * @param details what else a change has to be, as a part of its JSON; null where its time is enough
 * @param text as written
 */
record Expectation(String rule, Outcome outcome, Span when, YamlValue.Mapping details, String text, Position at) {}
