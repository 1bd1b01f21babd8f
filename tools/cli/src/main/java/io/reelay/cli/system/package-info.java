/// The local system: up, down and status.
@NullMarked
package io.reelay.cli.system;

import org.jspecify.annotations.NullMarked;
