package io.reelay.intake.jobs;

import io.reelay.contracts.events.StoredMedia;
import io.reelay.intake.jobs.JobView.JobCredits;
import io.reelay.intake.jobs.JobView.JobLinks;
import io.reelay.intake.jobs.JobView.OutputView;
import io.reelay.jobstore.jobs.Job;
import io.reelay.jobstore.jobs.JobResult;
import io.reelay.storage.UrlSigner;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Maps a job to its form in the API, with newly signed URLs for its results.
@ApplicationScoped
class JobViewMapper {

    private final UrlSigner signedUrls;

    JobViewMapper(UrlSigner signedUrls) {
        this.signedUrls = signedUrls;
    }

    JobView toView(Job job) {
        var context = job.context();
        var progress = job.progress();
        var result = job.result();
        return new JobView(
                job.id(),
                job.status(),
                job.status().terminal(),
                progress.done(),
                progress.etaSeconds(),
                progress.waiting(),
                context.model(),
                job.spec().mode(),
                context.provider(),
                progress.providerTaskId(),
                job.spec().request(),
                job.spec().adjustments(),
                new JobCredits(job.price().reserved(), job.price().charged()),
                outputs(result),
                result == null ? null : result.failure(),
                progress.attempts(),
                context.createdAt(),
                progress.startedAt(),
                result == null ? null : result.at(),
                context.deadlineAt(),
                context.metadata(),
                JobLinks.of(job.id()));
    }

    private @Nullable List<OutputView> outputs(@Nullable JobResult result) {
        return result == null || result.output().isEmpty()
                ? null
                : IntStream.range(0, result.output().size())
                        .mapToObj(i -> output(result.output().get(i), poster(result, i)))
                        .toList();
    }

    private OutputView output(StoredMedia media, @Nullable URI posterUrl) {
        var signed = signedUrls.sign(media.objectKey());
        return new OutputView(
                signed.url(),
                signed.expiresAt(),
                media.contentType(),
                media.bytes(),
                media.sha256(),
                media.width(),
                media.height(),
                media.durationSeconds(),
                media.codec(),
                posterUrl);
    }

    private @Nullable URI poster(JobResult result, int index) {
        return index < result.posters().size()
                ? signedUrls.sign(result.posters().get(index).objectKey()).url()
                : null;
    }
}
