package io.reelay.localstack;

import io.reelay.localstack.process.PortFinder;

/// The addresses and ports of the components.
///
/// @param host the address to listen on; `0.0.0.0` means all addresses
public record StackPorts(String host, int kafka, int postgres, int s3) {

    public static StackPorts free() {
        var ports = PortFinder.free(3);
        return new StackPorts("127.0.0.1", ports.get(0), ports.get(1), ports.get(2));
    }

    public int of(StackComponent part) {
        return switch (part) {
            case KAFKA -> kafka;
            case POSTGRES -> postgres;
            case S3 -> s3;
        };
    }
}
