package io.reelay.uploader.archive;

import io.reelay.ffmpeg.Ffmpeg;
import io.reelay.ffmpeg.InvalidMediaException;
import io.reelay.ffmpeg.MediaInfo;
import io.reelay.safehttp.DownloadResult;
import io.reelay.safehttp.WebUrl;
import io.reelay.support.failpoints.FailPoints;
import io.reelay.uploader.storage.ObjectStore;
import io.reelay.uploader.storage.StoredObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;

/// Copies one result: downloads it to a temporary file, inspects it there, and uploads it to the storage. It keeps
/// no content in memory. The keys derive from the job, so a repeated copy replaces the first.
@ApplicationScoped
class ResultCopier {

    private final TempDirectories tempDirectories;
    private final ResultFetcher fetcher;
    private final Ffmpeg ffmpeg;
    private final ObjectStore store;
    private final FailPoints failPoints;

    ResultCopier(
            TempDirectories tempDirectories,
            ResultFetcher fetcher,
            Ffmpeg ffmpeg,
            ObjectStore store,
            FailPoints failPoints) {
        this.tempDirectories = tempDirectories;
        this.fetcher = fetcher;
        this.ffmpeg = ffmpeg;
        this.store = store;
        this.failPoints = failPoints;
    }

    /// @throws InvalidResultException if the result is not a video
    ArchivedVideo copy(String jobId, int index, WebUrl result) {
        try (TempDirectory directory = tempDirectories.open()) {
            Path video = directory.file("result");
            DownloadResult downloaded = fetcher.fetch(result, video);
            Path poster = directory.file("poster.jpg");
            MediaInfo info = inspect(video, poster);
            VideoContainer container = VideoContainer.of(info);
            failPoints.reached("archive.downloaded");

            String prefix = "results/" + jobId + "/";
            StoredObject stored =
                    store.put(prefix + index + "." + container.extension(), video, container.contentType());
            if (!stored.sha256().equals(downloaded.sha256())) {
                throw new IllegalStateException("The temporary file of " + stored.key() + " changed during the upload");
            }
            String posterName = index == 0 ? "poster.jpg" : "poster-" + index + ".jpg";
            return new ArchivedVideo(stored, store.put(prefix + posterName, poster, "image/jpeg"), info);
        }
    }

    private MediaInfo inspect(Path video, Path poster) {
        try {
            MediaInfo info = ffmpeg.probe(video);
            ffmpeg.poster(video, poster);
            return info;
        } catch (InvalidMediaException e) {
            throw new InvalidResultException("The provider delivered a file that is not a playable video.", e);
        }
    }
}
