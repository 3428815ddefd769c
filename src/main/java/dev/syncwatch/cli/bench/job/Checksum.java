package dev.syncwatch.cli.bench.job;

import com.dynatrace.hash4j.hashing.Hashing;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;

/** Counts results and adds up their hashes, so that neither their order nor the number of subtasks matters. */
public final class Checksum extends RichMapFunction<String, String> {
    static final String RESULTS = "results";
    static final String HASHES = "hashes";
    private static final long serialVersionUID = 1;

    private transient LongCounter results;
    private transient LongCounter hashes;

    @Override
    public void open(OpenContext context) {
        results = getRuntimeContext().getLongCounter(RESULTS);
        hashes = getRuntimeContext().getLongCounter(HASHES);
    }

    @Override
    public String map(String result) {
        results.add(1L);
        hashes.add(Hashing.komihash5_0().hashCharsToLong(result));
        return result;
    }
}
