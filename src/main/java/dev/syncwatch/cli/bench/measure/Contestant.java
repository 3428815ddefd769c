package dev.syncwatch.cli.bench.measure;

/**
 * What is measured.
 *
 * @param name for the table; no two in one table share it
 * @param says what its results are: contestants that say the same of as many records have to have the same results
 */
public record Contestant(String name, String says, Run run) {

    /** Runs it once, to its end. */
    public interface Run {
        Outcome over(Lap lap) throws Exception;
    }
}
