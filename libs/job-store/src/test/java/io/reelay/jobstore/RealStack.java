package io.reelay.jobstore;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.reelay.testkit.stack.LocalStackResource;

/// The real PostgreSQL behind every `*IT` of this module, and the Kafka that platform asks for.
@QuarkusTestResource(
        value = LocalStackResource.class,
        initArgs = @ResourceArg(name = LocalStackResource.PARTS, value = "kafka,postgres"))
final class RealStack {

    private RealStack() {}
}
