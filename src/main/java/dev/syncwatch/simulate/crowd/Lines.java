package dev.syncwatch.simulate.crowd;

import dev.syncwatch.simulate.Emissions;
import java.io.IOException;

/** Takes what the world emits as lines of NDJSON, in order of arrival. */
@FunctionalInterface
public interface Lines {

    /** Takes some, each with its line feed; the array is the giver's, and holds others once this returns. */
    void accept(Emissions.Kind kind, byte[] bytes, int length, int lines) throws IOException;
}
