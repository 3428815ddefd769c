package dev.syncwatch.simulate.feed;

import java.time.Duration;

/**
 * How fast simulated time passes.
 *
 * @param factor simulated seconds a second, above 0; infinite for as fast as Kafka takes it
 */
public record Speed(double factor) {
    public static final Speed REAL_TIME = new Speed(1);
    public static final Speed MAX = new Speed(Double.POSITIVE_INFINITY);

    public Speed {
        if (!(factor > 0)) {
            throw new IllegalArgumentException("a speed is above 0, not " + factor);
        }
    }

    /**
     * Reads {@code realtime}, {@code max} or a factor such as {@code 60} or {@code 60x}.
     *
     * @throws IllegalArgumentException if the text is none of these
     */
    public static Speed parse(String text) {
        return switch (text) {
            case "realtime" -> REAL_TIME;
            case "max" -> MAX;
            default -> {
                if (!text.matches("[0-9]{1,6}(\\.[0-9]{1,3})?x?")) {
                    throw new IllegalArgumentException(
                            "'" + text + "' is no speed: write realtime, max or a factor such as 60");
                }
                yield new Speed(Double.parseDouble(text.replace("x", "")));
            }
        };
    }

    /** How long so many simulated milliseconds take, in nanoseconds. */
    long nanos(long simulatedMillis) {
        return (long) (Duration.ofMillis(simulatedMillis).toNanos() / factor);
    }
}
