package io.reelay.localstack.system;

/// The environment variable that says where something listens.
public record PortSetting(String name, int byDefault) {

    public static final PortSetting KAFKA = new PortSetting("REELAY_KAFKA_PORT", 9092);
    public static final PortSetting POSTGRES = new PortSetting("REELAY_POSTGRES_PORT", 5433);
    public static final PortSetting S3 = new PortSetting("REELAY_S3_PORT", 9000);
    public static final PortSetting SANDBOX_RUNWARE = new PortSetting("REELAY_SANDBOX_RUNWARE_PORT", 8091);
}
