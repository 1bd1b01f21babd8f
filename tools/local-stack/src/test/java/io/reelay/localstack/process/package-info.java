/// What is started where.
@NullMarked
package io.reelay.localstack.process;

import org.jspecify.annotations.NullMarked;
