/// The models that the workers announce.
@NullMarked
package io.reelay.intake.models;

import org.jspecify.annotations.NullMarked;
