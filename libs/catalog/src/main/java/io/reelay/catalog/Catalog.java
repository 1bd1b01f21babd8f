package io.reelay.catalog;

import io.reelay.contracts.Mode;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The models that are known at one moment. Immutable; [#with(ModelEntry)] returns a new catalog.
public final class Catalog {

    /// A model and the alias by which it was found, if any.
    public record Match(ModelEntry entry, @Nullable Alias alias) {}

    private final List<ModelEntry> entries;
    private final Map<String, Match> byName;

    private Catalog(Stream<ModelEntry> entries) {
        this.entries = entries.sorted(Comparator.comparing(ModelEntry::name)).toList();
        this.byName = index(this.entries);
    }

    public static Catalog of(Collection<ModelEntry> entries) {
        return new Catalog(entries.stream());
    }

    /// Returns a copy with the model added or replaced.
    public Catalog with(ModelEntry entry) {
        return new Catalog(Stream.concat(without(entry.name()), Stream.of(entry)));
    }

    /// Finds a model by its name or alias.
    public Optional<Match> find(String nameOrAlias) {
        return Optional.ofNullable(byName.get(nameOrAlias));
    }

    /// All models, including retired ones, in the order of their names.
    public List<ModelEntry> all() {
        return entries;
    }

    /// The models that are not retired, in the order of their names.
    public List<ModelEntry> current() {
        return entries.stream().filter(entry -> !entry.retired()).toList();
    }

    /// The default model of a provider for a mode and a tier.
    public Optional<ModelEntry> defaultFor(String provider, Mode mode, ModelTier tier) {
        return current().stream()
                .filter(entry -> entry.provider().equals(provider))
                .filter(entry -> {
                    ModeRules rules = entry.modes().get(mode);
                    return rules != null && rules.defaultFor().contains(tier);
                })
                .findFirst();
    }

    private Stream<ModelEntry> without(String name) {
        return entries.stream().filter(entry -> !entry.name().equals(name));
    }

    private static Map<String, Match> index(List<ModelEntry> entries) {
        Map<String, Match> byName = new HashMap<>();
        entries.forEach(entry -> entry.aliases().forEach(alias -> byName.put(alias.name(), new Match(entry, alias))));
        // Names come last, so that an alias cannot hide another model.
        entries.forEach(entry -> byName.put(entry.name(), new Match(entry, null)));
        return Map.copyOf(byName);
    }
}
