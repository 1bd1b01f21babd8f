/// The PostgreSQL server, supervised by a process of its own.
@NullMarked
package io.reelay.localstack.postgres;

import org.jspecify.annotations.NullMarked;
