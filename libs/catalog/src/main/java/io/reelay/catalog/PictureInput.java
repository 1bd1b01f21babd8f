package io.reelay.catalog;

import io.reelay.contracts.PictureRole;
import io.reelay.contracts.PictureRules;
import java.util.Set;

/// The pictures that a mode starts from.
///
/// @param roles the places in the video that a picture may fill
/// @param rules what each of them must be like when it is sent to the provider
public record PictureInput(Set<PictureRole> roles, PictureRules rules) {

    public PictureInput {
        roles = Set.copyOf(roles);
    }
}
