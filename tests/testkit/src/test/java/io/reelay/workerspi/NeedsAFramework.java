package io.reelay.workerspi;

import jakarta.inject.Named;

/// A part of the provider interface that depends on a framework.
@Named
class NeedsAFramework {}
