/// A program in a process of its own: started, watched until ready, stopped, and never left behind.
@NullMarked
package io.reelay.localstack.process;

import org.jspecify.annotations.NullMarked;
