/// The JSON of the Runway API, version 2024-11-06.
@NullMarked
package io.reelay.runway.wire;

import org.jspecify.annotations.NullMarked;
