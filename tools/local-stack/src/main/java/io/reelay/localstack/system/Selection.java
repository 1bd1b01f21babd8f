package io.reelay.localstack.system;

import io.reelay.localstack.StackComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Which parts of the system to start.
///
/// @param replicas number of replicas by service; absent means none
public record Selection(Set<StackComponent> parts, Map<Service, Integer> replicas) {

    public static Selection everything() {
        return new Selection(
                EnumSet.allOf(StackComponent.class),
                Arrays.stream(Service.values()).collect(Collectors.toMap(service -> service, service -> 1)));
    }

    /// Selects by name. If only services are named, all components are added, because services need them.
    public static Selection only(Collection<String> names) {
        var parts = EnumSet.noneOf(StackComponent.class);
        var replicas = new EnumMap<Service, Integer>(Service.class);
        for (var name : names) {
            var part = Arrays.stream(StackComponent.values())
                    .filter(candidate -> candidate.label().equals(name))
                    .findFirst();
            part.ifPresentOrElse(parts::add, () -> replicas.put(named(name), 1));
        }
        return new Selection(parts.isEmpty() ? EnumSet.allOf(StackComponent.class) : parts, replicas);
    }

    /// Sets the number of workers of a provider, for example `runway`.
    public Selection workers(String provider, int count) {
        var more = new EnumMap<>(replicas);
        more.put(named("worker-" + provider), count);
        return new Selection(parts, more);
    }

    Selection without(Service service) {
        var fewer = new EnumMap<>(replicas);
        fewer.remove(service);
        return new Selection(parts, fewer);
    }

    boolean has(Service service) {
        return replicas.containsKey(service);
    }

    private static Service named(String name) {
        return Service.labelled(name)
                .orElseThrow(() -> new InvalidSettingException(
                        "unknown name \"%s\"; known names: %s".formatted(name, allNames())));
    }

    private static String allNames() {
        return Stream.concat(
                        Arrays.stream(StackComponent.values()).map(StackComponent::label),
                        Arrays.stream(Service.values()).map(Service::label))
                .collect(Collectors.joining(", "));
    }
}
