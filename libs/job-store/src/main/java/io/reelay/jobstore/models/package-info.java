/// The models that workers announced.
@NullMarked
package io.reelay.jobstore.models;

import org.jspecify.annotations.NullMarked;
