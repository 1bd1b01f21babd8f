/// The start of a service, and the checks of its settings that come before it.
@NullMarked
package io.reelay.platform.startup;

import org.jspecify.annotations.NullMarked;
