package io.reelay.testkit.architecture.offenders;

/// Keeps the rule for the names in a worker.
class RunwayTask {}
