package dev.syncwatch.cli.silence;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Times as RFC 3339 writes them. */
public final class InstantConverter implements ITypeConverter<Instant> {

    @Override
    public Instant convert(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException bad) {
            throw new TypeConversionException(
                    "'" + text + "' is no time: write 2026-01-05T22:00:00Z or 2026-01-05T23:00:00+01:00");
        }
    }
}
