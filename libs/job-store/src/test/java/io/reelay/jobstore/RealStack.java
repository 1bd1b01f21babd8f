package io.reelay.jobstore;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.reelay.testkit.stack.LocalStackResource;

/// Starts PostgreSQL for every `*IT` of this module, and Kafka, which the messaging module requires.
@QuarkusTestResource(
        value = LocalStackResource.class,
        initArgs = @ResourceArg(name = LocalStackResource.PARTS, value = "kafka,postgres"))
final class RealStack {

    private RealStack() {}
}
