package dev.syncwatch.cli.simulate;

import dev.syncwatch.simulate.feed.Speed;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Speeds as {@link Speed#parse} reads them. */
public final class SpeedConverter implements ITypeConverter<Speed> {

    @Override
    public Speed convert(String text) {
        try {
            return Speed.parse(text);
        } catch (IllegalArgumentException bad) {
            throw new TypeConversionException(bad.getMessage());
        }
    }
}
