package io.reelay.testkit.architecture.offenders;

/// Obeys the rule for class names in a worker.
class RunwayTask {}
