package io.reelay.localstack.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A data directory and its server.
///
/// @param name of the database, its owner and the owner's password
record PostgresCluster(PostgresBinaries binaries, Path data, String name) {

    private static final String DATABASE_EXISTS = "42P04";

    /// Creates the data directory atomically, if it does not exist.
    void createOnce() throws IOException, InterruptedException {
        if (Files.exists(data)) {
            return;
        }
        var parent = Files.createDirectories(data.toAbsolutePath().getParent());
        var fresh = Files.createTempDirectory(parent, "new");
        var password = Files.writeString(parent.resolve("owner"), name);
        var initdb = new ProcessBuilder(command(
                        "initdb",
                        List.of(
                                "-D",
                                fresh.toString(),
                                "-U",
                                name,
                                "--pwfile",
                                password.toString(),
                                "--auth=scram-sha-256",
                                "--encoding=UTF8",
                                "--locale=C",
                                "--locale-provider=builtin",
                                "--builtin-locale=C.UTF-8")))
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.to(parent.resolve("initdb.log").toFile()))
                .start();
        if (initdb.waitFor() != 0) {
            throw new IOException("initdb failed:\n" + Files.readString(parent.resolve("initdb.log")));
        }
        Files.delete(password);
        Files.move(fresh, data, StandardCopyOption.ATOMIC_MOVE);
    }

    Process serve(String host, int port) throws IOException {
        return new ProcessBuilder(command(
                        "postgres",
                        List.of(
                                "-D",
                                data.toString(),
                                "-h",
                                host,
                                "-p",
                                Integer.toString(port),
                                "-c",
                                "unix_socket_directories=",
                                "-c",
                                "fsync=on",
                                "-c",
                                "synchronous_commit=on",
                                "-c",
                                "full_page_writes=on",
                                "-c",
                                "max_connections=200",
                                "-c",
                                "timezone=UTC")))
                .inheritIO()
                .start();
    }

    /// Returns when the database exists and accepts connections.
    void awaitDatabase(Process server, String url) throws SQLException, InterruptedException, IOException {
        while (true) {
            try (var connection = DriverManager.getConnection(url + "postgres", name, name)) {
                createDatabase(connection);
                return;
            } catch (SQLException notYet) {
                if (server.waitFor(50, TimeUnit.MILLISECONDS)) {
                    throw new IOException("postgres ended with exit code " + server.exitValue(), notYet);
                }
            }
        }
    }

    private void createDatabase(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException refused) {
            if (!DATABASE_EXISTS.equals(refused.getSQLState())) {
                throw refused;
            }
        }
    }

    /// PostgreSQL refuses to run as root, so root runs it in a new user namespace.
    private List<String> command(String program, List<String> arguments) {
        var command = new ArrayList<String>();
        if (System.getProperty("user.name").equals("root")) {
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(binaries.program(program));
        command.addAll(arguments);
        return command;
    }
}
