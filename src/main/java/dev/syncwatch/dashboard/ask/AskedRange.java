package dev.syncwatch.dashboard.ask;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;

/**
 * The time range as it was asked for: what is open in it is filled in by the time that rules have been evaluated to.
 *
 * @param length counts where one end is open
 */
public record AskedRange(Optional<Instant> from, Optional<Instant> to, Duration length) {

    private static final String DEFAULT = "3h";

    private static final Map<String, Duration> LENGTHS = Map.of(
            "1h",
            Duration.ofHours(1),
            DEFAULT,
            Duration.ofHours(3),
            "6h",
            Duration.ofHours(6),
            "24h",
            Duration.ofHours(24),
            "7d",
            Duration.ofDays(7));

    private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

    /** @throws BadQuestion if {@code from}, {@code to} or {@code range} can't be read */
    public static AskedRange read(Parameters parameters) {
        String range = parameters.text("range").orElse(DEFAULT);
        if (!LENGTHS.containsKey(range)) {
            throw new BadQuestion("range is one of 1h, 3h, 6h, 24h and 7d.");
        }
        return new AskedRange(time(parameters, "from"), time(parameters, "to"), LENGTHS.get(range));
    }

    private static Optional<Instant> time(Parameters parameters, String name) {
        return parameters.text(name).map(text -> {
            try {
                Instant time = OffsetDateTime.parse(text).toInstant();
                if (time.isAfter(EARLIEST) && time.isBefore(LATEST)) {
                    return time;
                }
            } catch (DateTimeParseException unreadable) {
                // told below
            }
            throw new BadQuestion(name + " is no RFC 3339 time, such as 2026-01-05T10:07:20Z.");
        });
    }

    /**
     * The range if it is {@code clock} now.
     *
     * @throws BadQuestion if there is no such range
     */
    public TimeRange at(Instant clock) {
        Instant end = to.orElse(clock);
        return new TimeRange(from.orElse(end.minus(length)), end);
    }
}
