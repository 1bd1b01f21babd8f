/// Tests of child processes and their logs.
@NullMarked
package io.reelay.localstack.process;

import org.jspecify.annotations.NullMarked;
