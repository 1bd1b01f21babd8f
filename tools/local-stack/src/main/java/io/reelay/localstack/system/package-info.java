/// Which programs make up Reelay on one machine, and the settings that join them.
@NullMarked
package io.reelay.localstack.system;

import org.jspecify.annotations.NullMarked;
