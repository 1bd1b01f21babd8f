/// Models announce themselves: a provider is added by starting its worker.
@NullMarked
package io.reelay.workerkit.models;

import org.jspecify.annotations.NullMarked;
