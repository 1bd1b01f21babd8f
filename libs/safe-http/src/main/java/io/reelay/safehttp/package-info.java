/// HTTP requests to URLs from outside, protected against server-side request forgery (SSRF): a request goes only to a
/// public address, and exactly to the address that was checked. Size, time and redirects are limited. Start reading at
/// [SafeHttpClient].
@NullMarked
package io.reelay.safehttp;

import org.jspecify.annotations.NullMarked;
