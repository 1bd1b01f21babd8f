package io.reelay.testkit.architecture.offenders.there;

import io.reelay.testkit.architecture.offenders.here.Here;

/// Closes the circle that [Here] opens.
public class There {
    Here back() {
        return new Here();
    }
}
