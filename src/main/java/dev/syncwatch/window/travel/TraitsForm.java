package dev.syncwatch.window.travel;

import dev.syncwatch.telemetry.Outcome;
import dev.syncwatch.window.Traits;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Traits as bytes. */
final class TraitsForm {

    private static final Outcome[] OUTCOMES = Outcome.values();
    private static final int NO_OUTCOME = -1;

    private TraitsForm() {}

    static void write(Traits traits, DataOutput out) throws IOException {
        out.writeBoolean(traits.manual());
        out.writeByte(traits.outcome() == null ? NO_OUTCOME : traits.outcome().ordinal());
        NumberArrays.writeLongs(traits.selected(), out);
        Lengths.write(traits.groupings(), out);
        Texts.write(traits.cause(), out);
    }

    /**
     * @param number the traits'
     */
    static Traits read(DataInput in, int number) throws IOException {
        boolean manual = in.readBoolean();
        int outcome = in.readByte();
        return new Traits(
                number,
                NumberArrays.readLongs(in),
                Lengths.read(in),
                Texts.read(in),
                outcome == NO_OUTCOME ? null : OUTCOMES[outcome],
                manual);
    }
}
