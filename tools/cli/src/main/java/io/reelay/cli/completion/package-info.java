/// Completion scripts, made from the command line's own model.
@NullMarked
package io.reelay.cli.completion;

import org.jspecify.annotations.NullMarked;
