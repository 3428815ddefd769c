package dev.syncwatch.window.travel;

import dev.syncwatch.window.Origin;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.function.UnaryOperator;

/** An origin as bytes. */
final class OriginForm {

    private OriginForm() {}

    static void write(Origin origin, DataOutput out) throws IOException {
        Lengths.write(origin.groups().length, out);
        for (String group : origin.groups()) {
            Texts.write(group, out);
        }
        Texts.write(origin.device(), out);
    }

    /**
     * @param shared gives one and the same object for equal texts: few groups have many origins
     */
    static Origin read(DataInput in, UnaryOperator<String> shared) throws IOException {
        String[] groups = new String[Lengths.read(in)];
        for (int i = 0; i < groups.length; i++) {
            groups[i] = shared.apply(Texts.read(in));
        }
        return new Origin(groups, Texts.read(in));
    }
}
