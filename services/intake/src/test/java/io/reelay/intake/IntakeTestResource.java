package io.reelay.intake;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.reelay.testkit.stack.LocalStackResource;

/// What stands around intake in its tests: real PostgreSQL, Kafka and S3, and an uploader that looks at little.
@QuarkusTestResource(
        value = LocalStackResource.class,
        initArgs = @ResourceArg(name = LocalStackResource.PARTS, value = "kafka,postgres,s3"))
@QuarkusTestResource(FakeUploader.class)
final class IntakeTestResource {

    private IntakeTestResource() {}
}
