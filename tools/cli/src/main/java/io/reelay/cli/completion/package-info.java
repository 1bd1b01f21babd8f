/// Completion scripts, generated from the command line model.
@NullMarked
package io.reelay.cli.completion;

import org.jspecify.annotations.NullMarked;
