/// The start of a service, and the checks of its settings that come before it.
@NullMarked
package io.reelay.support.startup;

import org.jspecify.annotations.NullMarked;
