package io.reelay.intake.jobs;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.reelay.intake.http.Caller;
import io.reelay.intake.http.ConcurrencyLimiter;
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

/// Lets requests wait until a job has finished. All waiting requests share one query every 250 ms; without waiting
/// requests there is no query. When intake stops, every wait ends at once.
@ApplicationScoped
class AwaitJob {

    private static final Logger LOG = Logger.getLogger(AwaitJob.class);
    private static final Duration POLL_INTERVAL = Duration.ofMillis(250);

    private final FindJobs find;
    private final JobStore jobs;
    private final ConcurrencyLimiter limiter;
    private final Map<String, WaiterGroup> waitersByJob = new ConcurrentHashMap<>();
    private final ScheduledExecutorService poller = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("await-jobs").factory());
    private volatile boolean stopping;

    AwaitJob(FindJobs find, JobStore jobs, ConcurrencyLimiter limiter) {
        this.find = find;
        this.jobs = jobs;
        this.limiter = limiter;
        poller.scheduleWithFixedDelay(
                this::poll, POLL_INTERVAL.toMillis(), POLL_INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
    }

    /// The caller's job after it has finished, after the timeout, or when intake stops.
    Job untilFinished(Caller caller, String jobId, Duration timeout) {
        var job = find.one(caller, jobId);
        if (job.status().terminal()) {
            return job;
        }
        await(jobId, timeout);
        return find.one(caller, jobId);
    }

    private void await(String jobId, Duration timeout) {
        var waiters = waitersByJob.compute(jobId, (_, known) -> known == null ? new WaiterGroup(1) : known.add());
        try {
            limiter.runWithoutPermit(() -> stopping || waiters.await(timeout));
        } finally {
            waitersByJob.computeIfPresent(jobId, (_, known) -> known.count() == 1 ? null : known.remove());
        }
    }

    /// The number of requests that wait for the job.
    int waiterCount(String jobId) {
        var waiters = waitersByJob.get(jobId);
        return waiters == null ? 0 : waiters.count();
    }

    private void poll() {
        try {
            if (!waitersByJob.isEmpty()) {
                jobs.finished(Set.copyOf(waitersByJob.keySet())).forEach(this::release);
            }
        } catch (RuntimeException e) {
            LOG.warnf("job.await.failed cause=%s", e);
        }
    }

    private void release(String jobId) {
        var waiters = waitersByJob.get(jobId);
        if (waiters != null) {
            waiters.finished().countDown();
        }
    }

    /// Runs before Quarkus waits for the requests in flight.
    void releaseAll(@Observes ShutdownDelayInitiatedEvent event) {
        stopping = true;
        waitersByJob.values().forEach(waiters -> waiters.finished().countDown());
    }

    void stop(@Observes ShutdownEvent event) {
        poller.shutdownNow();
    }

    /// The requests that wait for one job.
    private record WaiterGroup(int count, CountDownLatch finished) {

        WaiterGroup(int count) {
            this(count, new CountDownLatch(1));
        }

        WaiterGroup add() {
            return new WaiterGroup(count + 1, finished);
        }

        WaiterGroup remove() {
            return new WaiterGroup(count - 1, finished);
        }

        boolean await(Duration timeout) {
            try {
                return finished.await(timeout.toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
    }
}
