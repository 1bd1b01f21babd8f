package io.reelay.contracts.events;

/// The CloudEvents sources, by the service that usually publishes.
final class EventSources {
    static final String INTAKE = "/reelay/intake";
    static final String UPLOADER = "/reelay/uploader";

    private EventSources() {}

    static String worker(String provider) {
        return "/reelay/worker-" + provider;
    }
}
