package dev.syncwatch.reference;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/**
 * What replay must write.
 *
 * @param changes alert changes in order of {@code at}, then alert id; the deterministic keys alone
 * @param windows rows of {@code windows.ndjson} in order of {@code window_end}, then environment
 * @param deadLetterLines 1-based line of each rejected record, in file order; a line counts once for each rejected member
 * @param fates records by {@code counted, duplicate, late, stale, heartbeat, ignored, dead}, and those {@code
 *     clock_clamped} beside that
 */
public record Expected(
        List<ObjectNode> changes, List<ObjectNode> windows, List<Integer> deadLetterLines, Map<String, Long> fates) {}
