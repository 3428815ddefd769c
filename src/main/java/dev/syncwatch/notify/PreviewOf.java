package dev.syncwatch.notify;

/** Shows what one vendor would be sent, without sending it. */
public interface PreviewOf {

    /** The vendor's name for people. */
    String vendor();

    /** What the vendor would get, or why it gets nothing; lines without secrets, the same for the same notification. */
    String text(Notification notification);
}
