package dev.syncwatch.notify.blind.condition;

/**
 * What one look says of one condition.
 *
 * @param what      the condition's name
 * @param blindness set if {@code sight} is {@link Sight#BLIND}, else null
 */
public record Finding(String what, Sight sight, Blindness blindness) {

    /** Whether the condition holds. */
    public enum Sight {
        BLIND,
        CLEAR,
        /** Something else is in the way: what was told before stays as it is. */
        UNKNOWN
    }

    static Finding blind(Blindness blindness) {
        return new Finding(blindness.what(), Sight.BLIND, blindness);
    }

    static Finding clear(String what) {
        return new Finding(what, Sight.CLEAR, null);
    }

    static Finding unknown(String what) {
        return new Finding(what, Sight.UNKNOWN, null);
    }
}
