package dev.syncwatch.window;

/** Travels with many events as the same bytes, which it keeps. */
public abstract sealed class Encoded permits Traits, Origin {

    private byte[] encoding;

    /** Its bytes behind the number of them, if they were kept; else null. Nobody changes them. */
    public byte[] encoding() {
        return encoding;
    }

    /** Keeps the form in which it travels. */
    public void keep(byte[] bytes) {
        encoding = bytes;
    }
}
