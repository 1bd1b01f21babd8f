/// Signs webhooks so that a receiver can verify their origin and integrity.
@NullMarked
package io.reelay.notifier.signing;

import org.jspecify.annotations.NullMarked;
