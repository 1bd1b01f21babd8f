/// What is remembered of the files of jobs: inputs, results and posters.
@NullMarked
package io.reelay.uploader.media;

import org.jspecify.annotations.NullMarked;
