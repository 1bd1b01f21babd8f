/// The developer API of Runway, as strict as the real one.
@NullMarked
package io.reelay.sandbox.runway;

import org.jspecify.annotations.NullMarked;
