package io.reelay.testkit.architecture;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The modules of Reelay and what each may stand on. A dependency points down and is named here, or it does not exist;
/// no service appears to the right of another.
public enum ReelayModule {
    CONTRACTS("contracts"),
    FFMPEG("ffmpeg"),
    LOCAL_STACK("localstack"),
    TESTKIT("testkit", LOCAL_STACK),
    CATALOG("catalog", CONTRACTS),
    SUPPORT("support"),
    SAFE_HTTP("safehttp"),
    STORAGE("storage"),
    WEB("web", SUPPORT),
    MESSAGING("messaging", CONTRACTS, SUPPORT),
    JOB_STORE("jobstore", CONTRACTS, CATALOG, SUPPORT, WEB, MESSAGING),
    WORKER_SPI("workerspi", CONTRACTS, CATALOG),
    WORKER_KIT("workerkit", CONTRACTS, CATALOG, SUPPORT, MESSAGING, WORKER_SPI),
    CONSOLE("console"),
    INTAKE("intake", CONTRACTS, CATALOG, SUPPORT, SAFE_HTTP, STORAGE, WEB, MESSAGING, JOB_STORE, CONSOLE),
    UPLOADER("uploader", CONTRACTS, CATALOG, SUPPORT, SAFE_HTTP, STORAGE, WEB, MESSAGING, JOB_STORE, FFMPEG),
    WORKER_RUNWAY("runway", CONTRACTS, CATALOG, WORKER_SPI),
    WORKER_RUNWARE("runware", CONTRACTS, CATALOG, WORKER_SPI),
    NOTIFIER("notifier", CONTRACTS, CATALOG, SUPPORT, SAFE_HTTP, WEB, MESSAGING, JOB_STORE),
    SANDBOX("sandbox", FFMPEG),
    CLI("cli", CONTRACTS, LOCAL_STACK);

    private static final String ROOT = "io.reelay.";

    private final String segment;
    private final Set<ReelayModule> foundations;

    ReelayModule(String segment, ReelayModule... foundations) {
        this.segment = segment;
        this.foundations = Set.of(foundations);
    }

    String segment() {
        return segment;
    }

    /// Whether it is the worker of one provider.
    boolean isWorker() {
        return name().startsWith("WORKER_") && foundations.contains(WORKER_SPI) && this != WORKER_KIT;
    }

    String rootPackage() {
        return ROOT + segment;
    }

    boolean owns(String packageName) {
        return packageName.equals(rootPackage()) || packageName.startsWith(rootPackage() + ".");
    }

    /// Whether code of this module may use the package: a foreign one, its own, or one of a module below.
    boolean mayUse(String packageName) {
        return !packageName.startsWith(ROOT) || reach().anyMatch(module -> module.owns(packageName));
    }

    String reachable() {
        return reach().map(ReelayModule::rootPackage).sorted().collect(Collectors.joining(", "));
    }

    private Stream<ReelayModule> reach() {
        return Stream.concat(Stream.of(this), foundations.stream());
    }
}
