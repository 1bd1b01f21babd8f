/// Files in the owner's object storage.
@NullMarked
package io.reelay.uploader.storage;

import org.jspecify.annotations.NullMarked;
