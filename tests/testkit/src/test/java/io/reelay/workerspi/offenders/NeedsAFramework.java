package io.reelay.workerspi.offenders;

import jakarta.inject.Named;

/// An adapter's interface that is not plain Java.
@Named
class NeedsAFramework {}
