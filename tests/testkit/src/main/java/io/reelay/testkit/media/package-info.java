/// Sample images for uploads, valid and invalid.
@NullMarked
package io.reelay.testkit.media;

import org.jspecify.annotations.NullMarked;
