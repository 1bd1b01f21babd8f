/// The first look: two jobs from request to callback, on a system that comes and goes with the command.
@NullMarked
package io.reelay.cli.demo;

import org.jspecify.annotations.NullMarked;
