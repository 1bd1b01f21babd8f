package io.reelay.contracts.events;

import io.reelay.contracts.JobStatus;
import io.reelay.contracts.Topics;
import java.util.Locale;

/// A file has been stored in the owner's storage.
///
/// @param ownerId the id of the job or the upload
/// @param kind    the kind of the file
public record MediaStored(String ownerId, String accountId, Kind kind, StoredMedia media) implements Event.OfSystem {

    /// The kind of a stored file.
    public enum Kind {
        UPLOAD,
        INPUT,
        RESULT,
        POSTER;

        /// The word on the wire.
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Override
    public String topic() {
        return Topics.MEDIA_STORED;
    }

    @Override
    public String subject() {
        return ownerId;
    }

    @Override
    public String id() {
        return ownerId + ":stored:" + media.objectKey();
    }

    @Override
    public String source() {
        return EventSources.UPLOADER;
    }

    /// The sequence of the status in which files of this kind are stored.
    @Override
    public long sequence() {
        var status = switch (kind) {
            case UPLOAD, INPUT -> JobStatus.STAGING;
            case RESULT, POSTER -> JobStatus.ARCHIVING;
        };
        return status.sequence(0);
    }
}
