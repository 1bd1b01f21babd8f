/// The records of stored files: inputs, results and posters of jobs.
@NullMarked
package io.reelay.uploader.media;

import org.jspecify.annotations.NullMarked;
