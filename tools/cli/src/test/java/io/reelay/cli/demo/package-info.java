/// The receiver's side of a callback.
@NullMarked
package io.reelay.cli.demo;

import org.jspecify.annotations.NullMarked;
