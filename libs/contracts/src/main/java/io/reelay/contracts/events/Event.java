package io.reelay.contracts.events;

import io.reelay.contracts.JobStatus;
import io.reelay.contracts.Topics;

/// A fact that travels on Kafka. Each knows the id of the fact, so that the same fact published twice, by whichever
/// process, is recognised, and its place in the job's life.
public sealed interface Event {

    /// The CloudEvents type, for example `io.reelay.job.succeeded.v1`.
    default String type() {
        return EventTypes.of(this);
    }

    /// The topic that it is published on.
    String topic();

    /// The record key and CloudEvents subject: the job, or what else the fact is about.
    String subject();

    /// The CloudEvents id: the same whenever the same fact is published.
    String id();

    /// The CloudEvents source, `/reelay/<service>`: the service that usually publishes facts of this kind. It depends
    /// on the fact alone, since source and id together are the identity of an event.
    String source();

    /// The `ce_sequence`: grows over the life of one subject.
    long sequence();

    /// A fact about one job.
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

    /// The end of a job. Its id does not depend on the outcome: the first completion of a job on the topic is the
    /// one that counts, every later one is dropped as a repeat.
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

        /// The terminal status that the job takes.
        JobStatus status();
    }

    /// A fact about something else than one job.
    sealed interface OfSystem extends Event permits MediaStored, ModelAnnounced {}
}
