/// Tests of the client commands.
@NullMarked
package io.reelay.cli.jobs;

import org.jspecify.annotations.NullMarked;
