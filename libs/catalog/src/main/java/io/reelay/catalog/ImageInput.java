package io.reelay.catalog;

import io.reelay.contracts.ImageRole;
import io.reelay.contracts.ImageConstraints;
import java.util.Set;

/// The pictures that a mode starts from.
///
/// @param roles the places in the video that a picture may fill
/// @param rules what each of them must be like when it is sent to the provider
public record ImageInput(Set<ImageRole> roles, ImageConstraints rules) {

    public ImageInput {
        roles = Set.copyOf(roles);
    }
}
