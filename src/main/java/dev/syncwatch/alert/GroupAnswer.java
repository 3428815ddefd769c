package dev.syncwatch.alert;

import dev.syncwatch.detect.Answer;

/**
 * What a rule said of a group at one evaluation, whether or not it changed anything.
 *
 * @param group the group's key, see {@link dev.syncwatch.window.GroupKey}
 * @param at epoch milliseconds
 */
public record GroupAnswer(String rule, String group, long at, Answer answer) {}
