package io.reelay.testkit.architecture;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The modules of Reelay and the modules that each may depend on. Dependencies that are not listed here are forbidden.
/// No module may depend on a service.
public enum ReelayModule {
    CONTRACTS("contracts"),
    FFMPEG("ffmpeg"),
    LOCAL_STACK("localstack"),
    TESTKIT("testkit", LOCAL_STACK),
    CATALOG("catalog", CONTRACTS),
    SUPPORT("support"),
    SAFE_HTTP("safehttp"),
    STORAGE("storage", SUPPORT),
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
    private final Set<ReelayModule> dependencies;

    ReelayModule(String segment, ReelayModule... dependencies) {
        this.segment = segment;
        this.dependencies = Set.of(dependencies);
    }

    String segment() {
        return segment;
    }

    /// Whether this module is the worker of a provider.
    boolean isWorker() {
        return name().startsWith("WORKER_") && dependencies.contains(WORKER_SPI) && this != WORKER_KIT;
    }

    String rootPackage() {
        return ROOT + segment;
    }

    boolean owns(String packageName) {
        return packageName.equals(rootPackage()) || packageName.startsWith(rootPackage() + ".");
    }

    /// Whether code of this module may use the package: its own, that of a permitted module, or one outside Reelay.
    boolean mayUse(String packageName) {
        return !packageName.startsWith(ROOT) || reach().anyMatch(module -> module.owns(packageName));
    }

    String reachable() {
        return reach().map(ReelayModule::rootPackage).sorted().collect(Collectors.joining(", "));
    }

    private Stream<ReelayModule> reach() {
        return Stream.concat(Stream.of(this), dependencies.stream());
    }
}
