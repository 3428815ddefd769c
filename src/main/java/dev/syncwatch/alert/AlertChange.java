package dev.syncwatch.alert;

import dev.syncwatch.detect.Quantity;
import dev.syncwatch.window.EvidenceRow;
import dev.syncwatch.window.backend.BackendSummary;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * One step in the life of an alert, as design section 8 has it. Times are evaluations T.
 *
 * @param alert     rule, {@code /}, and the group's key
 * @param episode   {@code alert@startsAt}; null while pending and in its return to inactive
 * @param group     the group's key, see {@link dev.syncwatch.window.GroupKey}
 * @param startsAt  when the episode first fired; null where {@code episode} is
 * @param value     what was held against the threshold, exactly; null where there is none
 * @param threshold null where the rule has none
 * @param evidence  what the attempts of the rule's window were made of, most failures first
 * @param diagnosis what probably lies behind it; null where there is nothing to say
 * @param samples   what most failures of that window say, without ids; at most three texts
 * @param backend   what the backend's log says of that window; null where it says nothing
 * @param ruleSet   the hash of the rule file by which it was decided
 * @param notifies  names of channels
 * @param inhibitedBy the rules that hold its notifications back; not part of its JSON
 */
public record AlertChange(
        String alert,
        String episode,
        String rule,
        String group,
        AlertState state,
        AlertState previous,
        Instant at,
        Instant startsAt,
        String severity,
        BigDecimal value,
        BigDecimal threshold,
        List<Quantity> numbers,
        List<EvidenceRow> evidence,
        Diagnosis diagnosis,
        List<String> samples,
        BackendSummary backend,
        String ruleSet,
        String mode,
        String title,
        List<String> notifies,
        List<String> inhibits,
        List<String> inhibitedBy,
        String runbook) {}
