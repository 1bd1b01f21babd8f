/// Validates requests by the catalog, fills in defaults and rejects unsupported values.
@NullMarked
package io.reelay.catalog.validation;

import org.jspecify.annotations.NullMarked;
