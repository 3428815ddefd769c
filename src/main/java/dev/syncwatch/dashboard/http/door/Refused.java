package dev.syncwatch.dashboard.http.door;

import io.javalin.http.HttpStatus;

/** An answer that is none; the message is for whoever asked. */
public final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final HttpStatus status;

    public Refused(HttpStatus status, String message) {
        super(message);
        this.status = status;
    }

    public HttpStatus status() {
        return status;
    }
}
