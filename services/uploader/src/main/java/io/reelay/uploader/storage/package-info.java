/// Access to the object storage of the operator.
@NullMarked
package io.reelay.uploader.storage;

import org.jspecify.annotations.NullMarked;
