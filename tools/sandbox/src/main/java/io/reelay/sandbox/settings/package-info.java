/// Settings from the environment, which can be changed over HTTP at run time.
@NullMarked
package io.reelay.sandbox.settings;

import org.jspecify.annotations.NullMarked;
