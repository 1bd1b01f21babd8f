/// A program in a separate process: start, readiness check, stop. It never outlives its parent.
@NullMarked
package io.reelay.localstack.process;

import org.jspecify.annotations.NullMarked;
