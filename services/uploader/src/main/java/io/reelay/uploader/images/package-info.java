/// Makes a harmless, upright, fitting picture out of whatever was sent. Start at [PicturePreparation].
@NullMarked
package io.reelay.uploader.images;

import org.jspecify.annotations.NullMarked;
