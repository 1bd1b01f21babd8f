package io.reelay.ffmpeg;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;
import java.util.stream.StreamSupport;

/// Parses the JSON output of ffprobe.
final class ProbeReport {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonNode report;

    ProbeReport(String json) {
        try {
            report = JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new FfmpegException("ffprobe did not return valid JSON", e);
        }
    }

    MediaInfo mediaInfo() {
        JsonNode video =
                track("video").orElseThrow(() -> new InvalidMediaException("ffprobe found no video track in the file"));
        boolean rotated = Math.floorMod(rotation(video), 180) == 90;
        int width = video.path("width").asInt();
        int height = video.path("height").asInt();
        return new MediaInfo(
                rotated ? height : width,
                rotated ? width : height,
                report.at("/format/duration").asDouble(),
                ratio(video.path("avg_frame_rate").asText()),
                video.path("codec_name").asText(),
                track("audio").map(audio -> audio.path("codec_name").asText()),
                container());
    }

    private Optional<JsonNode> track(String type) {
        return StreamSupport.stream(report.path("streams").spliterator(), false)
                .filter(stream -> stream.path("codec_type").asText().equals(type))
                .filter(stream -> stream.at("/disposition/attached_pic").asInt() == 0)
                .findFirst();
    }

    private static int rotation(JsonNode video) {
        return StreamSupport.stream(video.path("side_data_list").spliterator(), false)
                .mapToInt(sideData -> sideData.path("rotation").asInt())
                .filter(rotation -> rotation != 0)
                .findFirst()
                .orElse(0);
    }

    private String container() {
        String format = report.at("/format/format_name").asText();
        if (format.startsWith("mov,")) {
            String brand = report.at("/format/tags/major_brand").asText().strip();
            return brand.equals("qt") ? "mov" : "mp4";
        }
        if (format.startsWith("matroska,")) {
            return track("video").map(video -> video.path("codec_name").asText()).stream()
                            .anyMatch(codec -> codec.startsWith("vp") || codec.equals("av1"))
                    ? "webm"
                    : "matroska";
        }
        return format;
    }

    private static double ratio(String fraction) {
        String[] parts = fraction.split("/", -1);
        if (parts.length != 2 || parts[1].equals("0")) {
            return 0;
        }
        return Double.parseDouble(parts[0]) / Double.parseDouble(parts[1]);
    }
}
