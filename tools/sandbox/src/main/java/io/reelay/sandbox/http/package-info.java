/// What concerns the listener and not a provider: the second port, unknown paths, lost answers.
@NullMarked
package io.reelay.sandbox.http;

import org.jspecify.annotations.NullMarked;
