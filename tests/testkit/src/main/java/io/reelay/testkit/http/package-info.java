/// The other end of a call: a receiver that records what it was sent.
@NullMarked
package io.reelay.testkit.http;

import org.jspecify.annotations.NullMarked;
