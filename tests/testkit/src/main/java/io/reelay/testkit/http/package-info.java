/// HTTP clients and a recording receiver for tests.
@NullMarked
package io.reelay.testkit.http;

import org.jspecify.annotations.NullMarked;
