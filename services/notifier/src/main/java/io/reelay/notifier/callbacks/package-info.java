/// What a callback says: the body that producers receive.
@NullMarked
package io.reelay.notifier.callbacks;

import org.jspecify.annotations.NullMarked;
