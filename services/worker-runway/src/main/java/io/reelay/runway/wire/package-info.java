/// Runway's JSON, as version 2024-11-06 of its API has it.
@NullMarked
package io.reelay.runway.wire;

import org.jspecify.annotations.NullMarked;
