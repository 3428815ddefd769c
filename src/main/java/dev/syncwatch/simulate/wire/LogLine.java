package dev.syncwatch.simulate.wire;

import dev.syncwatch.simulate.Emissions;

/** What the backend writes down of an answer other than 2xx; it was caused when that was given. */
public final class LogLine extends Draft {
    private static final Choice REQUEST = new Choice(4, 4);
    private static final Choice FORM = new Choice(8, 4);
    private static final Request[] REQUESTS = Request.values();
    private static final Form[] FORMS = Form.values();

    /** Who writes lines, and how. */
    public enum Form {
        FLAT,
        /** Google Cloud Logging, with the service among the labels. */
        CLOUD_LABELS,
        /** Google Cloud Logging, with the service in the payload. */
        CLOUD_PAYLOAD
    }

    /** Begins one anew, of the answer to that user. */
    public LogLine of(int user, Request request, int status) {
        begin(Emissions.Kind.LOG, user, status);
        choose(REQUEST, request.ordinal());
        return this;
    }

    public LogLine written(Form form, long answered, long arrival) {
        choose(FORM, form.ordinal());
        arrives(arrival, answered);
        return this;
    }

    Request request() {
        return REQUESTS[chosen(REQUEST)];
    }

    int status() {
        return more();
    }

    Form form() {
        return FORMS[chosen(FORM)];
    }
}
