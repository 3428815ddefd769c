package dev.syncwatch.simulate.wire;

/** Writes the backend's log lines; what it gives is the same text again and again, written anew. */
public final class LogWriter {
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

    private final JsonText json = new JsonText();

    /** Who writes lines, and how. */
    public enum Form {
        FLAT,
        /** Google Cloud Logging, with the service among the labels. */
        CLOUD_LABELS,
        /** Google Cloud Logging, with the service in the payload. */
        CLOUD_PAYLOAD
    }

    /** An answer other than 2xx: {@code millis} is when it was given, {@code arrival} when its line arrived, in epoch milliseconds. */
    public record Answered(String service, String method, String path, int status, long millis, long arrival) {}

    /** One log line. */
    public JsonText write(Answered answered, Form form) {
        json.clear();
        return form == Form.FLAT ? flat(answered) : cloud(answered, form == Form.CLOUD_LABELS ? LABELS : PAYLOAD);
    }

    private JsonText flat(Answered answered) {
        json.add(SERVICE).add(JsonText.ascii(answered.service()));
        json.add(METHOD).add(JsonText.ascii(answered.method())).add(PATH).add(JsonText.ascii(answered.path()));
        json.add(STATUS).number(answered.status()).add(TIME).time(answered.millis());
        return json.add(RECEIVED).time(answered.arrival()).add(END);
    }

    private JsonText cloud(Answered answered, byte[] service) {
        json.add(CLOUD_TIME).time(answered.millis()).add(CLOUD_RECEIVED).time(answered.arrival());
        json.add(answered.status() >= 500 ? SEVERITY_ERROR : SEVERITY_WARNING);
        json.add(CLOUD_REQUEST).add(JsonText.ascii(answered.method()));
        json.add(CLOUD_URL).add(JsonText.ascii(answered.path())).add(STATUS).number(answered.status());
        return json.add(service).add(JsonText.ascii(answered.service())).add(CLOUD_END);
    }
}
