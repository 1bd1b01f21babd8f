/// Deployment files and documents against the code that they speak of.
@NullMarked
package io.reelay.e2e.deploy;

import org.jspecify.annotations.NullMarked;
