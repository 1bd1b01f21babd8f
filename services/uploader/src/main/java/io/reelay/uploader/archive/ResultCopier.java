package io.reelay.uploader.archive;

import io.reelay.ffmpeg.Ffmpeg;
import io.reelay.ffmpeg.MediaInfo;
import io.reelay.ffmpeg.InvalidMediaException;
import io.reelay.support.failpoints.FailPoints;
import io.reelay.safehttp.DownloadResult;
import io.reelay.safehttp.WebUrl;
import io.reelay.uploader.storage.ObjectStore;
import io.reelay.uploader.storage.StoredObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;

/// Copies one result: from the provider to a temporary file, checked there, from there into the storage. Nothing is
/// held in memory. The keys follow from the job, so a copy that is made again replaces itself.
@ApplicationScoped
class ResultCopier {

    private final TempDirectories workspaces;
    private final ResultFetcher source;
    private final Ffmpeg ffmpeg;
    private final ObjectStore store;
    private final FailPoints crashPoints;

    ResultCopier(TempDirectories workspaces, ResultFetcher source, Ffmpeg ffmpeg, ObjectStore store, FailPoints crashPoints) {
        this.workspaces = workspaces;
        this.source = source;
        this.ffmpeg = ffmpeg;
        this.store = store;
        this.crashPoints = crashPoints;
    }

    /// @throws ResultRefused when the result is no video
    ArchivedVideo copy(String jobId, int index, WebUrl result) {
        try (TempDirectory workspace = workspaces.open()) {
            Path video = workspace.file("result");
            DownloadResult downloaded = source.fetch(result, video);
            Path poster = workspace.file("poster.jpg");
            MediaInfo info = inspect(video, poster);
            VideoContainer container = VideoContainer.of(info);
            crashPoints.reached("archive.downloaded");

            String folder = "results/" + jobId + "/";
            StoredObject stored =
                    store.put(folder + index + "." + container.extension(), video, container.contentType());
            if (!stored.sha256().equals(downloaded.sha256())) {
                throw new IllegalStateException("The temporary file of " + stored.key() + " changed while it was read");
            }
            String posterName = index == 0 ? "poster.jpg" : "poster-" + index + ".jpg";
            return new ArchivedVideo(stored, store.put(folder + posterName, poster, "image/jpeg"), info);
        }
    }

    private MediaInfo inspect(Path video, Path poster) {
        try {
            MediaInfo info = ffmpeg.probe(video);
            ffmpeg.poster(video, poster);
            return info;
        } catch (InvalidMediaException e) {
            throw new InvalidResultException("The provider delivered a file that is no playable video.", e);
        }
    }
}
