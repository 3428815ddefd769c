package dev.syncwatch.cli.bench.report;

import java.util.List;

/**
 * What a suite found.
 *
 * @param method how, in whole sentences
 */
public record Result(String suite, String method, double seconds, List<Finding> findings) {

    public Result {
        findings = List.copyOf(findings);
    }
}
