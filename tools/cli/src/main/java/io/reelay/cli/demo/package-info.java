/// The demo: two jobs from request to webhook, on a temporary system.
@NullMarked
package io.reelay.cli.demo;

import org.jspecify.annotations.NullMarked;
