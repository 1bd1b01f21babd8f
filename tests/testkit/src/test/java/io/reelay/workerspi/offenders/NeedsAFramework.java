package io.reelay.workerspi.offenders;

import jakarta.inject.Named;

/// A part of the provider interface that depends on a framework.
@Named
class NeedsAFramework {}
