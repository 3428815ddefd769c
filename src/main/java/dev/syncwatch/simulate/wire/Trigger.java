package dev.syncwatch.simulate.wire;

/** Why a sync begins. */
public enum Trigger {
    SCHEDULED,
    LOGIN,
    SETTINGS_SAVE,
    LESSON_COMPLETE,
    MANUAL
}
