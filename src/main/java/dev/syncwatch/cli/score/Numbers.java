package dev.syncwatch.cli.score;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Whole numbers from 1, as {@code 7}, {@code 1..200} or {@code 1,5,10..20}. */
record Numbers(List<Integer> all) {
    private static final Pattern PART = Pattern.compile("(\\d{1,6})(?:\\.\\.(\\d{1,6}))?");

    static final class Converter implements ITypeConverter<Numbers> {
        @Override
        public Numbers convert(String text) {
            return new Numbers(Stream.of(text.split(",", -1))
                    .flatMapToInt(part -> part(part, text))
                    .distinct()
                    .boxed()
                    .toList());
        }

        private static IntStream part(String part, String text) {
            Matcher matcher = PART.matcher(part);
            if (matcher.matches()) {
                int first = Integer.parseInt(matcher.group(1));
                int last = matcher.group(2) == null ? first : Integer.parseInt(matcher.group(2));
                if (first >= 1 && first <= last) {
                    return IntStream.rangeClosed(first, last);
                }
            }
            throw new TypeConversionException("'" + text + "' are no numbers: write 7, 1..200 or 1,5,10..20");
        }
    }
}
