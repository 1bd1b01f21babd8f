/// Starts, watches, restarts and stops several programs as one system.
@NullMarked
package io.reelay.localstack.supervisor;

import org.jspecify.annotations.NullMarked;
