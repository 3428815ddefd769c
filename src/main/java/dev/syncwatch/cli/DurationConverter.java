package dev.syncwatch.cli;

import dev.syncwatch.rule.reading.Durations;
import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Durations as rule files write them: {@code 100ms}, {@code 10s}, {@code 1m}. */
public final class DurationConverter implements ITypeConverter<Duration> {

    @Override
    public Duration convert(String text) {
        Duration duration = Durations.read(text);
        if (duration == null) {
            throw new TypeConversionException("'" + text + "' is no duration: write 100ms, 10s or 1m");
        }
        return duration;
    }
}
