package dev.syncwatch.simulate.wire;

/** What may be asked of the backend. */
public enum Request {
    PUSH("learning-sync", "POST", "/api/learning-records/bulk"),
    FETCH("learning-sync", "GET", "/api/learning-records"),
    LESSONS("lesson-catalog", "GET", "/api/lessons");

    private final String service;
    private final String method;
    private final String path;

    Request(String service, String method, String path) {
        this.service = service;
        this.method = method;
        this.path = path;
    }

    String service() {
        return service;
    }

    String method() {
        return method;
    }

    public String path() {
        return path;
    }
}
