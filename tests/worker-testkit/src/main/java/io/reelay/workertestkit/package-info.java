/// The contract suite that every provider adapter inherits.
@NullMarked
package io.reelay.workertestkit;

import org.jspecify.annotations.NullMarked;
