/// Tests with real servers: start, kill and restart.
@NullMarked
package io.reelay.localstack;

import org.jspecify.annotations.NullMarked;
