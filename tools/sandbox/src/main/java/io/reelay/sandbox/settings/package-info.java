/// What can be set: from the environment at start, and over HTTP while it runs.
@NullMarked
package io.reelay.sandbox.settings;

import org.jspecify.annotations.NullMarked;
