/// What the whole promises, shown on the packaged services in processes of their own.
@NullMarked
package io.reelay.e2e;

import org.jspecify.annotations.NullMarked;
