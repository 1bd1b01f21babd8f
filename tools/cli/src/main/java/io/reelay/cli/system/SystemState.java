package io.reelay.cli.system;

import java.util.List;
import java.util.Optional;

/// Who runs, as written down by the process that supervises.
///
/// @param pid of the supervising process
record SystemState(long pid, List<PartState> parts) {

    /// @param kind `part` or `service`
    /// @param pid 0 without a process
    record PartState(String name, String kind, long pid, int port, String url, String state, long readyAfterMillis) {

        /// Unless it has ended; by its number alone it could be a stranger by now.
        Optional<ProcessHandle> process() {
            return ProcessHandle.of(pid)
                    .filter(ProcessHandle::isAlive)
                    .filter(process -> process.info().commandLine().orElse("").contains("io.reelay.localstack"));
        }
    }
}
