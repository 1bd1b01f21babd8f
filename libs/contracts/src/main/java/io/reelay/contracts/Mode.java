package io.reelay.contracts;

/// The input and the output of a job.
public enum Mode {
    TEXT_TO_VIDEO("text-to-video"),
    IMAGE_TO_VIDEO("image-to-video");

    private final String word;

    Mode(String word) {
        this.word = word;
    }

    /// The word on the wire.
    @Override
    public String toString() {
        return word;
    }
}
