package dev.syncwatch.rule;

import dev.syncwatch.rule.reading.FileReading;
import java.time.Duration;
import java.util.Map;

/** Reads rule files: strict YAML or JSON, in UTF-8. */
public final class RuleFileReader {
    private RuleFileReader() {}

    /**
     * Reads one file; never throws, whatever the bytes are.
     *
     * @param name how problems call the file
     * @param environment where {@code ${NAME}} is looked up, only to tell which secrets are not set
     * @param pane longer than 0; every duration in a rule must be a multiple of it
     */
    public static RuleFile read(String name, byte[] text, Map<String, String> environment, Duration pane) {
        return new FileReading(name, pane).read(text, environment);
    }
}
