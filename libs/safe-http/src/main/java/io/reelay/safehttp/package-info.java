/// Requests to URLs that came from outside: only to public addresses, only to the address that was checked, with
/// limits on size, time and redirects. Start at [GuardedHttp].
@NullMarked
package io.reelay.safehttp;

import org.jspecify.annotations.NullMarked;
