package io.reelay.contracts.events;

/// The CloudEvents sources: the services that usually publish an event.
final class EventSources {
    static final String INTAKE = "/reelay/intake";
    static final String UPLOADER = "/reelay/uploader";

    private EventSources() {}

    static String worker(String provider) {
        return "/reelay/worker-" + provider;
    }
}
