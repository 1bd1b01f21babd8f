/// What is started where.
@NullMarked
package io.reelay.localstack.system;

import org.jspecify.annotations.NullMarked;
