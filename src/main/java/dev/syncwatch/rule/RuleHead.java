package dev.syncwatch.rule;

import java.io.Serializable;
import java.time.Duration;
import java.util.List;

/**
 * What every rule has, whatever its kind.
 *
 * @param id unique in its file
 * @param groupBy never empty, always holds {@link EventField#ENVIRONMENT}, in the order of the file
 * @param only tells by a group's values whether the group is evaluated
 * @param hold how long the condition must be true without a break before the alert fires ({@code for} in a file); 0 or more
 * @param keepFiringFor how long it must be false without a break before the alert resolves; 0 or more
 * @param expireAfter how long an open alert outlives nothing but unknown answers; 0 or more
 * @param notifies names of channels ({@code notify} in a file), none twice
 * @param inhibits ids of the rules whose notifications this one holds back, none twice
 * @param runbook null where the file names none
 */
public record RuleHead(
        String id,
        RuleMode mode,
        List<EventField> groupBy,
        Matcher only,
        Duration hold,
        Duration keepFiringFor,
        Duration expireAfter,
        Severity severity,
        List<String> notifies,
        List<String> inhibits,
        String runbook)
        implements Serializable {

    public RuleHead {
        groupBy = List.copyOf(groupBy);
        notifies = List.copyOf(notifies);
        inhibits = List.copyOf(inhibits);
    }

    /** The same under another id, with the ids that it inhibits. */
    public RuleHead named(String otherId, List<String> otherInhibits) {
        return new RuleHead(
                otherId,
                mode,
                groupBy,
                only,
                hold,
                keepFiringFor,
                expireAfter,
                severity,
                notifies,
                otherInhibits,
                runbook);
    }
}
