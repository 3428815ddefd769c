package dev.syncwatch.simulate.course;

import com.dynatrace.hash4j.random.PseudoRandomGenerator;
import com.dynatrace.hash4j.random.PseudoRandomGeneratorProvider;

/** What is drawn once for all: by whom and what for, it is the same whenever it is asked. */
public final class Lots {
    private final PseudoRandomGenerator random =
            PseudoRandomGeneratorProvider.splitMix64_V1().create();
    private final long base;

    public Lots(long seed) {
        base = random.reset(seed).nextLong();
    }

    /** Any long. */
    public long number(int who, int what) {
        return random.reset(base ^ random.reset((long) what << 32 | who).nextLong())
                .nextLong();
    }

    /** From 0 to below 1. */
    public double fraction(int who, int what) {
        return (number(who, what) >>> 11) * 0x1.0p-53;
    }
}
