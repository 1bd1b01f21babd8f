package io.reelay.uploader.archive;

import io.reelay.ffmpeg.MediaInfo;
import io.reelay.uploader.storage.StoredObject;

/// A result and its poster, both in the storage.
record ArchivedVideo(StoredObject video, StoredObject poster, MediaInfo info) {}
