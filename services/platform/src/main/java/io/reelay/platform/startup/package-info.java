/// What a service insists on where it is run in earnest.
@NullMarked
package io.reelay.platform.production;

import org.jspecify.annotations.NullMarked;
