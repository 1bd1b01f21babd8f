/// Images that callers upload before their jobs or together with them.
@NullMarked
package io.reelay.uploader.uploads;

import org.jspecify.annotations.NullMarked;
