/// HTTP calls to providers. The result of a call says whether it may be repeated.
@NullMarked
package io.reelay.workerspi.http;

import org.jspecify.annotations.NullMarked;
