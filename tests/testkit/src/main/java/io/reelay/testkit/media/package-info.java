/// Pictures to upload, good and bad, with real bytes.
@NullMarked
package io.reelay.testkit.media;

import org.jspecify.annotations.NullMarked;
