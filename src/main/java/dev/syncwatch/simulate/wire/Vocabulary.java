package dev.syncwatch.simulate.wire;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The few devices and failures that all phones speak of; each has a number, so that what is said can wait as numbers. Any thread may ask. */
public final class Vocabulary {
    private final List<Device> devices = new CopyOnWriteArrayList<>();
    private final Few<Failure> failures = new Few<>();

    public Device device(boolean ios, String appVersion) {
        for (Device known : devices) {
            if (known.ios() == ios && known.appVersion().equals(appVersion)) {
                return known;
            }
        }
        return learn(ios, appVersion);
    }

    /** Nobody minds if two threads learn the same one. */
    private synchronized Device learn(boolean ios, String appVersion) {
        Device device = new Device(devices.size(), ios, appVersion);
        devices.add(device);
        return device;
    }

    Device device(int number) {
        return devices.get(number);
    }

    Few<Failure> failures() {
        return failures;
    }
}
