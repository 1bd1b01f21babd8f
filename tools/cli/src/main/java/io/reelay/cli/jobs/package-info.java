/// Client commands: jobs over the REST API of any deployment.
@NullMarked
package io.reelay.cli.jobs;

import org.jspecify.annotations.NullMarked;
