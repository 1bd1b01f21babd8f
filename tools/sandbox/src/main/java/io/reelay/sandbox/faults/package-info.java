/// What goes wrong on purpose, and when.
@NullMarked
package io.reelay.sandbox.faults;

import org.jspecify.annotations.NullMarked;
