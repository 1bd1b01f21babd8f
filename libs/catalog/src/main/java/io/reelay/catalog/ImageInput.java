package io.reelay.catalog;

import io.reelay.contracts.ImageConstraints;
import io.reelay.contracts.ImageRole;
import java.util.Set;

/// The input images of a mode.
///
/// @param roles the supported roles
/// @param rules the constraints on each image at submission to the provider
public record ImageInput(Set<ImageRole> roles, ImageConstraints rules) {

    public ImageInput {
        roles = Set.copyOf(roles);
    }
}
