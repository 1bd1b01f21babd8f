package io.reelay.contracts.events;

import io.reelay.contracts.JobStatus;
import io.reelay.contracts.Topics;
import java.util.Locale;

/// A file arrived in the owner's storage.
///
/// @param ownerId the job or the upload that it belongs to
/// @param kind    what it is
public record MediaStored(String ownerId, String accountId, Kind kind, StoredMedia media) implements Event.OfSystem {

    /// What a stored file is.
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

    /// That of the status in which a job's files of this kind arrive.
    @Override
    public long sequence() {
        var status = switch (kind) {
            case UPLOAD, INPUT -> JobStatus.STAGING;
            case RESULT, POSTER -> JobStatus.ARCHIVING;
        };
        return status.sequence(0);
    }
}
