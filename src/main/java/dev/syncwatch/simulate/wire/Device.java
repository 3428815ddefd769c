package dev.syncwatch.simulate.wire;

/** Which device and app it is, and how that is written. */
public final class Device {
    private final int number;
    private final boolean ios;
    private final String appVersion;
    private final byte[] fields;
    private final byte[] context;

    Device(int number, boolean ios, String appVersion) {
        this.number = number;
        this.ios = ios;
        this.appVersion = appVersion;
        this.fields =
                text("\",\"platform\":\"%s\",\"appVersion\":\"%s\",\"environment\":\"production\"", "ios", "android");
        this.context = text(
                "},\"context\":{\"os\":{\"name\":\"%s\"},\"app\":{\"version\":\"%s\"},\"sessionId\":\"s",
                "iOS", "Android");
    }

    private byte[] text(String form, String ofIos, String ofAndroid) {
        return JsonText.ascii(form.formatted(ios ? ofIos : ofAndroid, appVersion));
    }

    /** In its vocabulary. */
    int number() {
        return number;
    }

    public boolean ios() {
        return ios;
    }

    public String appVersion() {
        return appVersion;
    }

    /** As fields of an event, with the quote that ends what is before them. */
    byte[] fields() {
        return fields;
    }

    /** As a Segment context, after the brace that ends the properties, up to the session's number. */
    byte[] context() {
        return context;
    }
}
