package io.reelay.testkit.architecture.offenders.here;

import io.reelay.testkit.architecture.offenders.there.There;

/// Needs a package that needs this one.
public class Here {
    There onward() {
        return new There();
    }
}
