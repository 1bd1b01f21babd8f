/// A supervisor over programs that do nothing but live.
@NullMarked
package io.reelay.localstack.supervisor;

import org.jspecify.annotations.NullMarked;
