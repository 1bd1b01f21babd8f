/// Tests of the local system commands.
@NullMarked
package io.reelay.cli.system;

import org.jspecify.annotations.NullMarked;
