/// The vocabulary that the services share: ids, statuses, failure codes and topics. Records only, no framework.
@NullMarked
package io.reelay.contracts;

import org.jspecify.annotations.NullMarked;
