/// The error responses of the HTTP API: error codes, the problem document of RFC 9457, and the mapping of exceptions.
@NullMarked
package io.reelay.web.problem;

import org.jspecify.annotations.NullMarked;
