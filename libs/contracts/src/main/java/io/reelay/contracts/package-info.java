/// The terms that all services share: ids, statuses, failure codes and topics. Depends on no framework.
@NullMarked
package io.reelay.contracts;

import org.jspecify.annotations.NullMarked;
