package dev.syncwatch.simulate.post;

import dev.syncwatch.simulate.wire.JsonText;

/** Takes records in order of their stamps. */
@FunctionalInterface
public interface Records {

    /** Takes one; the text is the writer's, and another once this returns. */
    void accept(Stamp stamp, JsonText json);
}
