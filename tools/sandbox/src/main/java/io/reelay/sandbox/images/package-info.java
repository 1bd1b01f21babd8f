/// Incoming images: detected by content, fetched from URLs.
@NullMarked
package io.reelay.sandbox.images;

import org.jspecify.annotations.NullMarked;
