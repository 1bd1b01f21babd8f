/// Stands in for the video providers: their wire, their refusals, real clips, and faults on demand.
@NullMarked
package io.reelay.sandbox;

import org.jspecify.annotations.NullMarked;
