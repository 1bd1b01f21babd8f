/// The PostgreSQL server and its supervising process.
@NullMarked
package io.reelay.localstack.postgres;

import org.jspecify.annotations.NullMarked;
