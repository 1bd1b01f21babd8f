/// Imitates the video providers: their APIs, errors and real clips, with faults on demand.
@NullMarked
package io.reelay.sandbox;

import org.jspecify.annotations.NullMarked;
