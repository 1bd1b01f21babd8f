package io.reelay.e2e.system;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// Injects the one [ReelaySystem] of the test run into test classes. The first class starts it, and the end of the run
/// stops it. A failed start is not repeated for the other classes.
public final class RunningReelay implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == ReelaySystem.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.create(RunningReelay.class))
                .computeIfAbsent(Start.class, _ -> Start.now(), Start.class)
                .system
                .join();
    }

    private record Start(CompletableFuture<ReelaySystem> system) implements AutoCloseable {
        static Start now() {
            return new Start(CompletableFuture.supplyAsync(ReelaySystem::start, Runnable::run));
        }

        @Override
        public void close() {
            if (!system.isCompletedExceptionally()) {
                system.join().close();
            }
        }
    }
}
