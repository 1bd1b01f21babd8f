/// Tests of the demo's webhook receiver.
@NullMarked
package io.reelay.cli.demo;

import org.jspecify.annotations.NullMarked;
