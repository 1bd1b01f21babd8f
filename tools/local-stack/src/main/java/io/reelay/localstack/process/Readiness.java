package io.reelay.localstack.process;

import java.net.URI;

/// How to detect that a program is ready.
public sealed interface Readiness {

    /// The program calls [ParentWatchdog#ready()].
    record Announced() implements Readiness {}

    /// The program answers a GET request to the URI with this status.
    record HttpCheck(URI uri, int status) implements Readiness {}
}
