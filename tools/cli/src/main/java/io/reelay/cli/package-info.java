/// The command line: `./reelay`.
@NullMarked
package io.reelay.cli;

import org.jspecify.annotations.NullMarked;
