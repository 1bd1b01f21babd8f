/// Starts a service after checking its settings.
@NullMarked
package io.reelay.support.startup;

import org.jspecify.annotations.NullMarked;
