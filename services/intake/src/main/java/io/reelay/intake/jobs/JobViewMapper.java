package io.reelay.intake.jobs;

import io.reelay.contracts.events.StoredMedia;
import io.reelay.intake.jobs.JobView.JobCredits;
import io.reelay.intake.jobs.JobView.Links;
import io.reelay.intake.jobs.JobView.OutputView;
import io.reelay.jobstore.jobs.JobResult;
import io.reelay.jobstore.jobs.Job;
import io.reelay.storage.UrlSigner;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Makes the API's form of a job, with addresses of its results that work now.
@ApplicationScoped
class JobViewMapper {

    private final UrlSigner signedUrls;

    JobViewMapper(UrlSigner signedUrls) {
        this.signedUrls = signedUrls;
    }

    JobView show(Job job) {
        var context = job.context();
        var progress = job.progress();
        var ending = job.result();
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
                outputs(ending),
                ending == null ? null : ending.failure(),
                progress.attempts(),
                context.createdAt(),
                progress.startedAt(),
                ending == null ? null : ending.at(),
                context.deadlineAt(),
                context.metadata(),
                Links.of(job.id()));
    }

    private @Nullable List<OutputView> outputs(@Nullable JobResult ending) {
        return ending == null || ending.output().isEmpty()
                ? null
                : IntStream.range(0, ending.output().size())
                        .mapToObj(i -> output(ending.output().get(i), poster(ending, i)))
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

    private @Nullable URI poster(JobResult ending, int index) {
        return index < ending.posters().size()
                ? signedUrls.sign(ending.posters().get(index).objectKey()).url()
                : null;
    }
}
