/// Compares deployment files and documents with the code.
@NullMarked
package io.reelay.e2e.deploy;

import org.jspecify.annotations.NullMarked;
