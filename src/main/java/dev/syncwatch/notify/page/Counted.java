package dev.syncwatch.notify.page;

/**
 * Attempts and failures for people: as the rule counted them, else as the evidence has them; empty where neither knows.
 */
record Counted(String attempts, String failures) {

    static Counted of(PublishedChange change) {
        if (change.number("attempts") != null) {
            return new Counted(number(change.number("attempts")), number(change.number("failures")));
        }
        long attempts =
                change.evidence().stream().mapToLong(EvidenceRow::attempts).sum();
        long failures =
                change.evidence().stream().mapToLong(EvidenceRow::failures).sum();
        return attempts == 0 ? new Counted("", "") : new Counted(Wording.number(attempts), Wording.number(failures));
    }

    private static String number(Double number) {
        return number == null ? "?" : Wording.number(number);
    }
}
