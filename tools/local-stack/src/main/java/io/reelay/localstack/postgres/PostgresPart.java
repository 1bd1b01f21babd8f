package io.reelay.localstack.postgres;

import io.reelay.localstack.process.ParentWatchdog;
import io.reelay.localstack.process.PortFinder;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;

/// The process that starts and supervises a PostgreSQL server. The data is kept when it ends.
public final class PostgresPart {

    private PostgresPart() {}

    /// Arguments: the directory for the binaries, the data directory, the address to listen on, the port, and the name
    /// of the database and its owner.
    public static void main(String[] arguments) throws IOException, InterruptedException, SQLException {
        var binaries = PostgresBinaries.unpackedUnder(Path.of(arguments[0]));
        var data = Path.of(arguments[1]);
        var name = arguments[4];

        SessionLauncher.begin();
        PostgresOrphan.stop(data);
        var cluster = new PostgresCluster(binaries, data, name);
        cluster.createOnce();
        var server = cluster.serve(arguments[2], Integer.parseInt(arguments[3]));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> PostgresOrphan.stop(data), "postgres-shutdown"));
        cluster.awaitDatabase(
                server, "jdbc:postgresql://%s:%s/".formatted(PortFinder.clientHost(arguments[2]), arguments[3]));
        ParentWatchdog.ready();
        System.exit(server.waitFor());
    }
}
