package io.reelay.contracts.offenders;

import jakarta.inject.Named;

/// A contract that its downstream consumers could not take as it is.
@Named
class NeedsAFramework {}
