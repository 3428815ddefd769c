package dev.syncwatch.cli.tail;

import dev.syncwatch.rule.reading.Durations;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Where reading begins. */
sealed interface Start {
    Start NOW = new Now();

    /** At what arrives next. */
    record Now() implements Start {}

    /** At the oldest record that there is. */
    record Beginning() implements Start {}

    /** So long before the newest record: for a topic in simulated time, too, that is what people mean. */
    record Back(Duration before) implements Start {}

    /** At the first record with this time or a later one. */
    record At(Instant time) implements Start {}

    /** {@code beginning}, {@code -15m} or {@code 2026-01-05T10:00:00Z}. */
    final class Converter implements ITypeConverter<Start> {
        @Override
        public Start convert(String text) {
            if (text.equals("beginning")) {
                return new Beginning();
            }
            Duration back = text.startsWith("-") ? Durations.read(text.substring(1)) : null;
            if (back != null) {
                return new Back(back);
            }
            try {
                return new At(OffsetDateTime.parse(text).toInstant());
            } catch (DateTimeException none) {
                throw new TypeConversionException(
                        "'" + text + "' is no place to begin: write beginning, -15m or 2026-01-05T10:00:00Z");
            }
        }
    }
}
