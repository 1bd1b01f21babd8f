/// Describes models: their modes, sizes, durations, prices and constraints, as data that a worker announces.
@NullMarked
package io.reelay.catalog;

import org.jspecify.annotations.NullMarked;
