/// What the person at the terminal sees.
@NullMarked
package io.reelay.cli.terminal;

import org.jspecify.annotations.NullMarked;
