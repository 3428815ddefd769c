package dev.syncwatch.cli.bench.job;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.syncwatch.cli.bench.measure.Outcome;
import dev.syncwatch.cli.bench.measure.Stopwatch;
import java.io.IOException;
import java.util.List;

/**
 * Jackson's streaming parser over the same bytes, in memory, token by token, and nothing else.
 *
 * @param texts whether the text of every value is taken too, without which a job knows nothing of an event
 */
public record BareJackson(List<byte[]> records, boolean texts) {
    private static final JsonFactory JSON = new JsonFactory();

    /** Parses the records again and again, at least so many. */
    public Outcome parse(long atLeast) throws IOException {
        System.gc();
        Stopwatch.reset();
        long parsed = 0;
        long tokens = 0;
        while (parsed < atLeast) {
            for (byte[] record : records) {
                Stopwatch.record();
                tokens += tokens(record);
            }
            parsed += records.size();
        }
        return new Outcome(parsed, parsed, tokens, Stopwatch.wallSeconds(), Stopwatch.cpuSeconds());
    }

    private long tokens(byte[] record) throws IOException {
        long tokens = 0;
        try (JsonParser parser = JSON.createParser(record)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                tokens += texts && token.isScalarValue() ? parser.getText().length() : 1;
            }
        }
        return tokens;
    }
}
