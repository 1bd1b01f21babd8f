/// Stores the models that workers have announced.
@NullMarked
package io.reelay.jobstore.models;

import org.jspecify.annotations.NullMarked;
