package io.reelay.localstack.system;

/// The environment variable that sets a port.
public record PortVariable(String name, int byDefault) {

    public static final PortVariable KAFKA = new PortVariable("REELAY_KAFKA_PORT", 9092);
    public static final PortVariable POSTGRES = new PortVariable("REELAY_POSTGRES_PORT", 5433);
    public static final PortVariable S3 = new PortVariable("REELAY_S3_PORT", 9000);
    public static final PortVariable SANDBOX_RUNWARE = new PortVariable("REELAY_SANDBOX_RUNWARE_PORT", 8091);
}
