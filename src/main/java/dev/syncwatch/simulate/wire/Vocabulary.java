package dev.syncwatch.simulate.wire;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The few devices and failures that all phones speak of; each has a number, so that what is said can wait as numbers. Any thread may ask. */
public final class Vocabulary {
    private final Map<String, Device> ios = new ConcurrentHashMap<>();
    private final Map<String, Device> android = new ConcurrentHashMap<>();
    private final Few<Device> devices = new Few<>();
    private final Few<Failure> failures = new Few<>();

    public Device device(boolean isIos, String appVersion) {
        return (isIos ? ios : android).computeIfAbsent(appVersion, version -> new Device(isIos, version));
    }

    Few<Device> devices() {
        return devices;
    }

    Few<Failure> failures() {
        return failures;
    }
}
