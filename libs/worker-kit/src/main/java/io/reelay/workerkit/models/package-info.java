/// Announces the models of a worker, so that starting the worker is enough to add a provider.
@NullMarked
package io.reelay.workerkit.models;

import org.jspecify.annotations.NullMarked;
