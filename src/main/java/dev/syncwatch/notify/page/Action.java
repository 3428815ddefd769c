package dev.syncwatch.notify.page;

/** What is to happen at a vendor with what it shows of one incident. */
public enum Action {
    /** People are to be called: nothing of this incident is open there. */
    OPEN,
    /** Something is added to what is open: another episode has begun, or one of several has ended. */
    UPDATE,
    /** What is shown is brought up to date; nobody is called for it. A vendor that shows nothing does nothing. */
    EDIT,
    /** What has been open for long is called to mind. */
    REMIND,
    /** The last open episode is over. */
    CLOSE
}
