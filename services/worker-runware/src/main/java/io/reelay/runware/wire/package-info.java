/// The JSON of the Runware API: every request is an array of tasks, every answer has data, errors or both.
@NullMarked
package io.reelay.runware.wire;

import org.jspecify.annotations.NullMarked;
