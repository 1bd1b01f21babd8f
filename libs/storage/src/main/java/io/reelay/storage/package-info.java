/// The settings of the object storage, and signed URLs of its objects. A service that uses this module adds the S3
/// client.
@NullMarked
package io.reelay.storage;

import org.jspecify.annotations.NullMarked;
