/// The tables of callbacks that must arrive and of the attempts to deliver them.
@NullMarked
package io.reelay.jobstore.deliveries;

import org.jspecify.annotations.NullMarked;
