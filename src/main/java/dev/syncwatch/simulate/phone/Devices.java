package dev.syncwatch.simulate.phone;

import dev.syncwatch.simulate.wire.Device;
import java.util.HashMap;
import java.util.Map;

/** The few kinds of devices that all phones are. */
final class Devices {
    private final Map<String, Device> ios = new HashMap<>();
    private final Map<String, Device> android = new HashMap<>();

    Device of(boolean isIos, String appVersion) {
        return (isIos ? ios : android).computeIfAbsent(appVersion, version -> new Device(isIos, version));
    }

    /** The same with another version of the app. */
    Device updated(Device device, String appVersion) {
        return of(device.ios(), appVersion);
    }
}
