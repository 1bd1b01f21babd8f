package io.reelay.testkit.architecture.offenders.there;

import io.reelay.testkit.architecture.offenders.here.Here;

/// Closes the cycle with [Here].
public class There {
    Here back() {
        return new Here();
    }
}
