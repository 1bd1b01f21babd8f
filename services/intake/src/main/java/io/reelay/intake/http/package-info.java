/// What every request passes: who calls, how much is let in at once, how JSON is read.
@NullMarked
package io.reelay.intake.http;

import org.jspecify.annotations.NullMarked;
