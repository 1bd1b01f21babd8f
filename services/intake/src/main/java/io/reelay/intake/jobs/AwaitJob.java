package io.reelay.intake.jobs;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.reelay.intake.http.ConcurrencyLimiter;
import io.reelay.intake.http.Caller;
import io.reelay.jobstore.jobs.Job;
import io.reelay.jobstore.jobs.JobStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/// Lets requests wait for the end of a job. All of them together cost one query every quarter of a second, and none
/// while nobody waits. When intake stops, nobody waits any longer.
@ApplicationScoped
class AwaitJob {

    private static final Logger LOG = Logger.getLogger(AwaitJob.class);
    private static final Duration LOOK_EVERY = Duration.ofMillis(250);

    private final FindJobs find;
    private final JobStore jobs;
    private final ConcurrencyLimiter admission;
    private final Map<String, Watch> watched = new ConcurrentHashMap<>();
    private final ScheduledExecutorService looking = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("await-jobs").factory());
    private volatile boolean stopping;

    AwaitJob(FindJobs find, JobStore jobs, ConcurrencyLimiter admission) {
        this.find = find;
        this.jobs = jobs;
        this.admission = admission;
        looking.scheduleWithFixedDelay(this::look, LOOK_EVERY.toMillis(), LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    /// The caller's job as it stands when it has ended, or when the time is over or intake stops.
    Job untilEnded(Caller caller, String jobId, Duration longest) {
        var job = find.one(caller, jobId);
        if (job.status().terminal()) {
            return job;
        }
        await(jobId, longest);
        return find.one(caller, jobId);
    }

    private void await(String jobId, Duration longest) {
        var watch = watched.compute(jobId, (_, known) -> known == null ? new Watch(1) : known.joined());
        try {
            admission.outside(() -> stopping || watch.await(longest));
        } finally {
            watched.computeIfPresent(jobId, (_, known) -> known.waiters() == 1 ? null : known.left());
        }
    }

    /// How many requests wait for the job.
    int waitingFor(String jobId) {
        var watch = watched.get(jobId);
        return watch == null ? 0 : watch.waiters();
    }

    private void look() {
        try {
            if (!watched.isEmpty()) {
                jobs.finished(Set.copyOf(watched.keySet())).forEach(this::announce);
            }
        } catch (RuntimeException e) {
            LOG.warnf("await.look cause=%s", e);
        }
    }

    private void announce(String jobId) {
        var watch = watched.get(jobId);
        if (watch != null) {
            watch.ended().countDown();
        }
    }

    /// Comes before Quarkus waits for the requests that have begun.
    void answerAtOnce(@Observes ShutdownDelayInitiatedEvent event) {
        stopping = true;
        watched.values().forEach(watch -> watch.ended().countDown());
    }

    void stop(@Observes ShutdownEvent event) {
        looking.shutdownNow();
    }

    /// The requests that wait for one job.
    private record Watch(int waiters, CountDownLatch ended) {

        Watch(int waiters) {
            this(waiters, new CountDownLatch(1));
        }

        Watch joined() {
            return new Watch(waiters + 1, ended);
        }

        Watch left() {
            return new Watch(waiters - 1, ended);
        }

        boolean await(Duration longest) {
            try {
                return ended.await(longest.toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
    }
}
