/// The receiver's side of a callback.
@NullMarked
package io.reelay.cli.system;

import org.jspecify.annotations.NullMarked;
