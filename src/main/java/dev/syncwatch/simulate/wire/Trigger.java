package dev.syncwatch.simulate.wire;

import java.util.Locale;

/** Why a sync begins. */
public enum Trigger {
    SCHEDULED,
    LOGIN,
    SETTINGS_SAVE,
    LESSON_COMPLETE,
    MANUAL;

    final byte[] field = JsonText.ascii(",\"trigger\":\"" + name().toLowerCase(Locale.ROOT) + "\"");
}
