package dev.syncwatch.cli.preview;

import dev.syncwatch.window.EvidenceRow;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Rows that add up to so many attempts and failures, most of them of one kind and after an update. */
final class ExampleEvidence {
    private static final String NEW_VERSION = "3.2.0";
    private static final String OLD_VERSION = "3.1.0";

    private ExampleEvidence() {}

    static List<EvidenceRow> of(ExampleNumbers numbers, ExampleFailure kind) {
        long failures = numbers.failures();
        long others = failures / 12;
        long onAndroid = (failures - others) / 3;
        long successes = numbers.attempts() - failures;
        return Stream.of(
                        failed(kind, "ios", failures - others - onAndroid),
                        failed(kind, "android", onAndroid),
                        EvidenceRow.of("render", null, OLD_VERSION, "android").with(others, others),
                        EvidenceRow.of(null, null, NEW_VERSION, "ios").with(successes / 4, 0),
                        EvidenceRow.of(null, null, OLD_VERSION, "android").with(successes - successes / 4, 0))
                .filter(row -> row.attempts() > 0)
                .sorted(Comparator.comparing(EvidenceRow::failures).reversed())
                .toList();
    }

    private static EvidenceRow failed(ExampleFailure kind, String platform, long failures) {
        return EvidenceRow.of(kind.stage(), kind.statusCode(), NEW_VERSION, platform)
                .with(failures, failures);
    }
}
