/// The models that can be asked for, as their workers announce them.
@NullMarked
package io.reelay.intake.models;

import org.jspecify.annotations.NullMarked;
