/// The sandbox's own calls under /__sandbox.
@NullMarked
package io.reelay.sandbox.control;

import org.jspecify.annotations.NullMarked;
