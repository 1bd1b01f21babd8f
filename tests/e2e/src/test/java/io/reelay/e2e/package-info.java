/// Tests of the whole system: the packaged services, each in its own process.
@NullMarked
package io.reelay.e2e;

import org.jspecify.annotations.NullMarked;
