/// Calls to providers, told apart by what is known of them afterwards.
@NullMarked
package io.reelay.workerspi.http;

import org.jspecify.annotations.NullMarked;
