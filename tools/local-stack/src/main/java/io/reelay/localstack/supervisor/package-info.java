/// Many programs as one: started in order, watched, restarted, stopped together.
@NullMarked
package io.reelay.localstack.supervisor;

import org.jspecify.annotations.NullMarked;
