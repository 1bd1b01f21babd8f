/// Creates webhooks: the JSON body that producers receive.
@NullMarked
package io.reelay.notifier.webhooks;

import org.jspecify.annotations.NullMarked;
