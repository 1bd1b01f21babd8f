/// The task API of Runware, as strict as the real one.
@NullMarked
package io.reelay.sandbox.runware;

import org.jspecify.annotations.NullMarked;
