/// The whole system on this machine: up, down, status.
@NullMarked
package io.reelay.cli.system;

import org.jspecify.annotations.NullMarked;
