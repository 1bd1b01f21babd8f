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

/// The models known at one moment. Immutable, so safe to share; news makes a new catalog with [#with(ModelEntry)].
public final class Catalog {

    /// A model and, when it was found by another name, the settings which that name fixes.
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

    /// This catalog with one model more, or with a newer description of one it has.
    public Catalog with(ModelEntry entry) {
        return new Catalog(Stream.concat(without(entry.name()), Stream.of(entry)));
    }

    /// The model of that name or alias.
    public Optional<Match> find(String nameOrAlias) {
        return Optional.ofNullable(byName.get(nameOrAlias));
    }

    /// Every model, retired ones too, by name.
    public List<ModelEntry> all() {
        return entries;
    }

    /// The models that can be asked for, by name.
    public List<ModelEntry> current() {
        return entries.stream().filter(entry -> !entry.retired()).toList();
    }

    /// The provider's default model for a mode and a price class.
    public Optional<ModelEntry> defaultFor(String provider, Mode mode, ModelTier priceClass) {
        return current().stream()
                .filter(entry -> entry.provider().equals(provider))
                .filter(entry -> {
                    ModeRules rules = entry.modes().get(mode);
                    return rules != null && rules.defaultFor().contains(priceClass);
                })
                .findFirst();
    }

    private Stream<ModelEntry> without(String name) {
        return entries.stream().filter(entry -> !entry.name().equals(name));
    }

    private static Map<String, Match> index(List<ModelEntry> entries) {
        Map<String, Match> byName = new HashMap<>();
        entries.forEach(entry -> entry.aliases().forEach(alias -> byName.put(alias.name(), new Match(entry, alias))));
        // Names last: a model cannot be hidden behind another one's alias.
        entries.forEach(entry -> byName.put(entry.name(), new Match(entry, null)));
        return Map.copyOf(byName);
    }
}
