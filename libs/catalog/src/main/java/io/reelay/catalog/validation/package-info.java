/// Holds a caller's wishes against the catalog: fills in what the model decides, and refuses what it lacks.
@NullMarked
package io.reelay.catalog.validation;

import org.jspecify.annotations.NullMarked;
