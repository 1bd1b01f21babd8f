package io.reelay.contracts.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.reelay.contracts.JobStatus;
import io.reelay.contracts.events.MediaStored.Kind;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class MediaStoredTest {

    @Test
    void theSequenceOfAFileMatchesTheStatusOfItsJob() {
        assertThat(stored(Kind.INPUT).sequence()).isLessThan(JobStatus.QUEUED.sequence(0));
        assertThat(stored(Kind.RESULT).sequence())
                .isGreaterThan(JobStatus.RUNNING.sequence(1))
                .isEqualTo(stored(Kind.POSTER).sequence());
    }

    private static MediaStored stored(Kind kind) {
        var media =
                new StoredMedia("a.jpg", "https://s3/a.jpg", Instant.EPOCH, "image/jpeg", 1, "00ff", 1, 1, null, null);
        return new MediaStored("job_1", "acc_1", kind, media);
    }
}
