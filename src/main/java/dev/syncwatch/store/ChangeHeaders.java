package dev.syncwatch.store;

import dev.syncwatch.alert.AlertChange;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;

/**
 * What notifications need to know beside a change: which rules could explain it. A symptom waits a moment for them, and its own
 * change, which says only whom it inhibits itself, can't tell.
 */
public final class ChangeHeaders {
    /** Ids of rules, separated by commas. */
    public static final String INHIBITED_BY = "syncwatch-inhibited-by";

    private ChangeHeaders() {}

    /** The headers of one change; empty if nothing inhibits its rule. */
    public static List<Header> of(AlertChange change) {
        String causes = String.join(",", change.inhibitedBy());
        return causes.isEmpty()
                ? List.of()
                : List.of(new RecordHeader(INHIBITED_BY, causes.getBytes(StandardCharsets.UTF_8)));
    }
}
