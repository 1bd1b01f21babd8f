/// Names the topics of a deployment and creates missing ones before the consumers start.
@NullMarked
package io.reelay.messaging.topics;

import org.jspecify.annotations.NullMarked;
