package dev.syncwatch.window.travel;

import dev.syncwatch.telemetry.Outcome;
import dev.syncwatch.window.Measurement;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.function.UnaryOperator;

/** A measurement as bytes. */
final class MeasurementForm {

    private static final Outcome[] OUTCOMES = Outcome.values();
    private static final int NO_OUTCOME = -1;

    private MeasurementForm() {}

    static void write(Measurement measurement, DataOutput out) throws IOException {
        out.writeBoolean(measurement.manual());
        out.writeByte(
                measurement.outcome() == null
                        ? NO_OUTCOME
                        : measurement.outcome().ordinal());
        NumberArrays.writeLongs(measurement.selected(), out);
        writeTexts(measurement.groups(), out);
        Texts.write(measurement.evidence(), out);
    }

    private static void writeTexts(String[] texts, DataOutput out) throws IOException {
        if (texts == null) {
            Lengths.write(Lengths.NULL, out);
            return;
        }
        Lengths.write(texts.length, out);
        for (String text : texts) {
            Texts.write(text, out);
        }
    }

    /**
     * @param shared gives one and the same object for equal texts: measurements have few different ones
     */
    static Measurement read(DataInput in, UnaryOperator<String> shared) throws IOException {
        boolean manual = in.readBoolean();
        int outcome = in.readByte();
        return new Measurement(
                NumberArrays.readLongs(in),
                readTexts(in, shared),
                shared.apply(Texts.read(in)),
                outcome == NO_OUTCOME ? null : OUTCOMES[outcome],
                manual);
    }

    private static String[] readTexts(DataInput in, UnaryOperator<String> shared) throws IOException {
        int length = Lengths.read(in);
        if (length == Lengths.NULL) {
            return null;
        }
        String[] texts = new String[length];
        for (int i = 0; i < length; i++) {
            texts[i] = shared.apply(Texts.read(in));
        }
        return texts;
    }
}
