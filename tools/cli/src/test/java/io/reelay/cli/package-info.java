/// Tests of the command line.
@NullMarked
package io.reelay.cli;

import org.jspecify.annotations.NullMarked;
