package io.reelay.cli.system;

import java.util.List;

/// Who runs, as written down by the process that supervises.
///
/// @param pid of the supervising process
record SystemState(long pid, List<PartState> parts) {

    /// @param kind `part` or `service`
    /// @param pid 0 without a process
    record PartState(String name, String kind, long pid, int port, String url, String state, long readyAfterMillis) {

        boolean alive() {
            return pid != 0
                    && ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent();
        }
    }
}
