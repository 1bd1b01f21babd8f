package io.reelay.cli.system;

import java.util.List;
import java.util.Optional;

/// The running processes, as saved by the supervising process.
///
/// @param pid of the supervising process
record SystemState(long pid, List<PartState> parts) {

    /// @param kind `part` or `service`
    /// @param pid 0 when there is no process
    record PartState(String name, String kind, long pid, int port, String url, String state, long readyAfterMillis) {

        /// Empty when the process has ended. The command line is checked because the number can be reused.
        Optional<ProcessHandle> process() {
            return ProcessHandle.of(pid)
                    .filter(ProcessHandle::isAlive)
                    .filter(process -> process.info().commandLine().orElse("").contains("io.reelay.localstack"));
        }
    }
}
