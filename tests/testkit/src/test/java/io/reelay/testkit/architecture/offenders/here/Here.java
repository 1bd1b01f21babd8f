package io.reelay.testkit.architecture.offenders.here;

import io.reelay.testkit.architecture.offenders.there.There;

/// Depends on a package that depends on this one.
public class Here {
    There onward() {
        return new There();
    }
}
