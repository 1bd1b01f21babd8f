package io.reelay.localstack.process;

import java.net.URI;

/// How a program shows that it serves.
public sealed interface Readiness {

    /// It says so itself, through [ParentWatchdog#ready()].
    record Announced() implements Readiness {}

    /// It answers a GET on this address with this status.
    record Answers(URI uri, int status) implements Readiness {}
}
