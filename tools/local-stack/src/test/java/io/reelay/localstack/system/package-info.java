/// Tests of the plan and settings of the local system.
@NullMarked
package io.reelay.localstack.system;

import org.jspecify.annotations.NullMarked;
