/// Signs callbacks so that a receiver can tell that they are Reelay's and unaltered.
@NullMarked
package io.reelay.notifier.signing;

import org.jspecify.annotations.NullMarked;
