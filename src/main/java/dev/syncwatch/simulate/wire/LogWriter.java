package dev.syncwatch.simulate.wire;

/** Writes the backend's log lines. */
final class LogWriter {
    private static final byte[] CLOUD_TIME = JsonText.ascii("{\"timestamp\":\"");
    private static final byte[] CLOUD_RECEIVED = JsonText.ascii("\",\"receiveTimestamp\":\"");
    private static final byte[] SEVERITY_ERROR = JsonText.ascii("\",\"severity\":\"ERROR\"");
    private static final byte[] SEVERITY_WARNING = JsonText.ascii("\",\"severity\":\"WARNING\"");
    private static final byte[] CLOUD_REQUEST = JsonText.ascii(",\"httpRequest\":{\"requestMethod\":\"");
    private static final byte[] CLOUD_URL = JsonText.ascii("\",\"requestUrl\":\"https://api.example.com");
    private static final byte[] STATUS = JsonText.ascii("\",\"status\":");
    private static final byte[] LABELS = JsonText.ascii("},\"labels\":{\"service\":\"");
    private static final byte[] PAYLOAD = JsonText.ascii("},\"jsonPayload\":{\"service\":\"");
    private static final byte[] CLOUD_END = JsonText.ascii("\"}}");
    private static final byte[] SERVICE = JsonText.ascii("{\"service\":\"");
    private static final byte[] METHOD = JsonText.ascii("\",\"method\":\"");
    private static final byte[] PATH = JsonText.ascii("\",\"path\":\"");
    private static final byte[] TIME = JsonText.ascii(",\"timestamp\":\"");
    private static final byte[] RECEIVED = JsonText.ascii("\",\"receivedAt\":\"");
    private static final byte[] END = JsonText.ascii("\"}");

    private final JsonText json;

    LogWriter(JsonText json) {
        this.json = json;
    }

    JsonText write(LogLine line) {
        return switch (line.form()) {
            case FLAT -> flat(line, line.request());
            case CLOUD_LABELS -> cloud(line, line.request(), LABELS);
            case CLOUD_PAYLOAD -> cloud(line, line.request(), PAYLOAD);
        };
    }

    private JsonText flat(LogLine line, Request request) {
        json.add(SERVICE).add(JsonText.ascii(request.service()));
        json.add(METHOD).add(JsonText.ascii(request.method())).add(PATH).add(JsonText.ascii(request.path()));
        json.add(STATUS).number(line.status()).add(TIME).time(line.caused());
        return json.add(RECEIVED).time(line.arrival()).add(END);
    }

    private JsonText cloud(LogLine line, Request request, byte[] service) {
        json.add(CLOUD_TIME).time(line.caused()).add(CLOUD_RECEIVED).time(line.arrival());
        json.add(line.status() >= 500 ? SEVERITY_ERROR : SEVERITY_WARNING);
        json.add(CLOUD_REQUEST).add(JsonText.ascii(request.method()));
        json.add(CLOUD_URL).add(JsonText.ascii(request.path())).add(STATUS).number(line.status());
        return json.add(service).add(JsonText.ascii(request.service())).add(CLOUD_END);
    }
}
