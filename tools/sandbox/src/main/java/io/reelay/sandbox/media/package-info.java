/// The clips of finished tasks: created once per shape, served with ranges and expiring links.
@NullMarked
package io.reelay.sandbox.media;

import org.jspecify.annotations.NullMarked;
