package dev.syncwatch.notify.http;

import java.util.Optional;

/** What came of one request. */
public sealed interface HttpAnswer {

    /**
     * The vendor answered.
     *
     * @param retryAfter the header as it was sent
     * @param text at most the first {@value FirstBytes#LONGEST} bytes of the body, in UTF-8
     */
    record Answered(int status, Optional<String> retryAfter, String text) implements HttpAnswer {}

    /** No whole answer came; whether the vendor acted on the request is unknown. */
    record Failed(String reason) implements HttpAnswer {}
}
