package io.reelay.contracts.events;

import io.reelay.contracts.JobStatus;
import io.reelay.contracts.Topics;

/// An event on Kafka. Its id depends only on its content, so that a duplicate is recognised, even from another process.
/// Its sequence orders the events of a job.
public sealed interface Event {

    /// The CloudEvents type, for example `io.reelay.job.succeeded.v1`.
    default String type() {
        return EventTypes.of(this);
    }

    /// The topic of the event.
    String topic();

    /// The record key and CloudEvents subject: the id of the job or other subject.
    String subject();

    /// The CloudEvents id, equal for duplicates of an event.
    String id();

    /// The CloudEvents source, `/reelay/<service>`: the service that usually publishes this type. It depends only on
    /// the content, because source and id together identify an event.
    String source();

    /// The `ce_sequence`, which increases over the life of a subject.
    long sequence();

    /// An event about one job.
    sealed interface OfJob extends Event
            permits StagingRequested,
                    GenerationRequested,
                    GenerationSucceeded,
                    CancelRequested,
                    JobProgressed,
                    Completion {
        JobContext job();

        @Override
        default String subject() {
            return job().jobId();
        }
    }

    /// The end of a job. Its id does not depend on the terminal status: the first completion of a job on the topic
    /// has an effect, and every later one is dropped as a duplicate.
    sealed interface Completion extends OfJob permits JobSucceeded, JobFailed, JobCancelled, JobExpired {
        @Override
        default String topic() {
            return Topics.JOB_COMPLETED;
        }

        @Override
        default String id() {
            return job().jobId() + ":completed";
        }

        @Override
        default String source() {
            return EventSources.UPLOADER;
        }

        @Override
        default long sequence() {
            return status().sequence(1);
        }

        /// The terminal status of the job.
        JobStatus status();
    }

    /// An event that is not about a job.
    sealed interface OfSystem extends Event permits MediaStored, ModelAnnounced {}
}
