/// The contract suite that the test of every provider adapter extends.
@NullMarked
package io.reelay.workertestkit;

import org.jspecify.annotations.NullMarked;
