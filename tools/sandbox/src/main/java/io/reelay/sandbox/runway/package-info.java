/// Runway's developer API, as strict as the real one.
@NullMarked
package io.reelay.sandbox.runway;

import org.jspecify.annotations.NullMarked;
