package io.reelay.uploader.archive;

import io.reelay.ffmpeg.MediaInfo;
import io.reelay.uploader.storage.StoredObject;

/// A stored result and its stored poster.
record ArchivedVideo(StoredObject video, StoredObject poster, MediaInfo info) {}
