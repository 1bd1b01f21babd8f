/// The sandbox's own endpoints below /__sandbox.
@NullMarked
package io.reelay.sandbox.control;

import org.jspecify.annotations.NullMarked;
