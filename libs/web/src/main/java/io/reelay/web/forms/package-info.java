/// Reads multipart forms with files. The service that uses this package provides the REST framework.
@NullMarked
package io.reelay.web.forms;

import org.jspecify.annotations.NullMarked;
