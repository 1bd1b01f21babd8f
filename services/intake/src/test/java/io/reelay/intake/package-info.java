/// Intake as its callers see it.
@NullMarked
package io.reelay.intake;

import org.jspecify.annotations.NullMarked;
