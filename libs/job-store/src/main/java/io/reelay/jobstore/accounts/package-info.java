/// Stores accounts, their API keys and their webhook secrets.
@NullMarked
package io.reelay.jobstore.accounts;

import org.jspecify.annotations.NullMarked;
