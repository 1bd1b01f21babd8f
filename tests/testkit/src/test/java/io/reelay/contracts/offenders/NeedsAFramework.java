package io.reelay.contracts.offenders;

import jakarta.inject.Named;

/// A contract that depends on a framework.
@Named
class NeedsAFramework {}
