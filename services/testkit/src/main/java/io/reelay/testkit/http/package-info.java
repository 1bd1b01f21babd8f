/// The other end of a call: a receiver that records what it was sent, and free ports to listen on.
@NullMarked
package io.reelay.testkit.http;

import org.jspecify.annotations.NullMarked;
