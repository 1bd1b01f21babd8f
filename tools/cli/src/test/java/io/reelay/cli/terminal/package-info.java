/// Tests of progress bars, lines and tables.
@NullMarked
package io.reelay.cli.terminal;

import org.jspecify.annotations.NullMarked;
