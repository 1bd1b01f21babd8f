/// Output to the terminal.
@NullMarked
package io.reelay.cli.terminal;

import org.jspecify.annotations.NullMarked;
