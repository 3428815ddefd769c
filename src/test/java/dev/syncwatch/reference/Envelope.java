package dev.syncwatch.reference;

/** Section 4: the three forms in which an event can come. Everything absent is null. */
sealed interface Envelope {
    /** Only a string is an event name. */
    String name();

    /** The {@code type} of an SDK call; null in a CloudEvent, whose type is its name. */
    String sdkType();

    String field(String field);

    /** Epoch milliseconds of {@code timestamp, originalTimestamp, sentAt} or {@code receivedAt}. */
    Long time(String name);

    static Envelope of(Json.Obj event) {
        boolean typedData = event.has("type") && event.has("data") && !event.has("event");
        if (event.has("specversion") || typedData) {
            return new CloudEvent(event);
        }
        boolean track = event.has("event") && (event.has("properties") || event.has("context"));
        return track ? new Track(event) : new Flat(event);
    }

    private static String text(Json value) {
        return value instanceof Json.Text text ? text.value() : null;
    }

    private static <T> T first(T preferred, T fallback) {
        return preferred != null ? preferred : fallback;
    }

    /** CloudEvents 1.0: fields and user are in {@code data}. */
    record CloudEvent(Json.Obj event) implements Envelope {
        @Override
        public String name() {
            return text(event.get("type"));
        }

        @Override
        public String sdkType() {
            return null;
        }

        @Override
        public String field(String field) {
            String inData = event.object("data").scalar(field);
            return field.equals("messageId") ? first(inData, event.scalar("id")) : inData;
        }

        @Override
        public Long time(String name) {
            Long own = name.equals("timestamp") ? Timestamps.read(event.get("time")) : null;
            Long inData = Timestamps.read(event.object("data").get(name));
            return first(own, first(Timestamps.read(event.get(name)), inData));
        }
    }

    /** A Segment or RudderStack track call: fields are in {@code properties}, some of them else in {@code context}. */
    record Track(Json.Obj event) implements Envelope {
        @Override
        public String name() {
            return text(event.get("event"));
        }

        @Override
        public String sdkType() {
            return event.scalar("type");
        }

        @Override
        public String field(String field) {
            return switch (field) {
                case "userId", "anonymousId", "messageId" -> event.scalar(field);
                default -> first(event.object("properties").scalar(field), inContext(field));
            };
        }

        private String inContext(String field) {
            Json.Obj context = event.object("context");
            return switch (field) {
                case "platform" -> context.object("os").scalar("name");
                case "appVersion" -> context.object("app").scalar("version");
                case "environment", "sessionId" -> context.scalar(field);
                default -> null;
            };
        }

        @Override
        public Long time(String name) {
            return Timestamps.read(event.get(name));
        }
    }

    /** Everything at top level. */
    record Flat(Json.Obj event) implements Envelope {
        @Override
        public String name() {
            return text(event.get("event"));
        }

        @Override
        public String sdkType() {
            return event.scalar("type");
        }

        @Override
        public String field(String field) {
            return event.scalar(field);
        }

        @Override
        public Long time(String name) {
            return Timestamps.read(event.get(name));
        }
    }
}
