/// Where files are kept, as settings, and the signed addresses of files. A service that uses it brings the S3 client.
@NullMarked
package io.reelay.storage;

import org.jspecify.annotations.NullMarked;
