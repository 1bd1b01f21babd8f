/// Listeners and gateways: the second port, unknown paths, lost responses.
@NullMarked
package io.reelay.sandbox.http;

import org.jspecify.annotations.NullMarked;
