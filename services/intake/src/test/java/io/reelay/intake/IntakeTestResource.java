package io.reelay.intake;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.reelay.testkit.stack.LocalStackResource;

/// The environment of intake's tests: real PostgreSQL, Kafka and S3, and a fake uploader.
@QuarkusTestResource(
        value = LocalStackResource.class,
        initArgs = @ResourceArg(name = LocalStackResource.PARTS, value = "kafka,postgres,s3"))
@QuarkusTestResource(FakeUploader.class)
final class IntakeTestResource {

    private IntakeTestResource() {}
}
