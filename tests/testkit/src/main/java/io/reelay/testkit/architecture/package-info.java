/// The architecture rules. Every module checks them with a test of three lines.
@NullMarked
package io.reelay.testkit.architecture;

import org.jspecify.annotations.NullMarked;
