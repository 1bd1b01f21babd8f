/// What a caller is told when a request is refused: codes, the problem document of RFC 9457, and how exceptions
/// become one.
@NullMarked
package io.reelay.web.problem;

import org.jspecify.annotations.NullMarked;
