/// Tests of the supervisor with minimal programs.
@NullMarked
package io.reelay.localstack.supervisor;

import org.jspecify.annotations.NullMarked;
