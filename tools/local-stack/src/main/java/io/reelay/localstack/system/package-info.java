/// The programs of Reelay on one machine and the settings that connect them.
@NullMarked
package io.reelay.localstack.system;

import org.jspecify.annotations.NullMarked;
