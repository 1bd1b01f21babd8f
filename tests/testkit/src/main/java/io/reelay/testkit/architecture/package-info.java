/// The rules of the house, checked in every module by a test of three lines.
@NullMarked
package io.reelay.testkit.architecture;

import org.jspecify.annotations.NullMarked;
