/// Who may call, with which key, and the secret that signs what is sent to them.
@NullMarked
package io.reelay.jobstore.accounts;

import org.jspecify.annotations.NullMarked;
