package io.reelay.runway;

import io.reelay.contracts.Failure;
import io.reelay.contracts.Failure.ProviderError;
import io.reelay.contracts.FailureCode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Maps the failure codes of Runway. A code has dotted parts, from general to specific. Runway adds specific codes
/// without notice, so the longest known prefix decides.
final class RunwayFailures {

    /// @param retryable whether the same request may succeed as a new job
    private record CodeRule(String prefix, FailureCode code, boolean retryable, String message) {

        boolean matches(String failureCode) {
            return failureCode.equals(prefix) || failureCode.startsWith(prefix + ".");
        }
    }

    // Specific codes before general ones.
    private static final List<CodeRule> MEANINGS = List.of(
            new CodeRule(
                    "SAFETY.INPUT", FailureCode.MODERATED, false, "Runway's moderation refused the input; change it."),
            new CodeRule(
                    "SAFETY",
                    FailureCode.MODERATED,
                    false,
                    "Runway's moderation refused the result; change the prompt."),
            new CodeRule(
                    "INPUT_PREPROCESSING.SAFETY",
                    FailureCode.MODERATED,
                    false,
                    "Runway's moderation refused the prompt; change it."),
            new CodeRule(
                    "INPUT_PREPROCESSING.INTERNAL",
                    FailureCode.PROVIDER_ERROR,
                    true,
                    "Runway could not check the input; try again later."),
            new CodeRule(
                    "INTERNAL.BAD_OUTPUT",
                    FailureCode.PROVIDER_ERROR,
                    true,
                    "Runway's quality check refused the result; change the prompt, especially if it asks for text in the video."),
            new CodeRule("INTERNAL", FailureCode.PROVIDER_ERROR, true, "Runway failed; try again later."),
            new CodeRule(
                    "ASSET.INVALID",
                    FailureCode.MEDIA_INVALID,
                    false,
                    "Runway cannot use the image: the model does not accept its dimensions or its format."),
            new CodeRule(
                    "THIRD_PARTY.UNAVAILABLE",
                    FailureCode.PROVIDER_UNAVAILABLE,
                    true,
                    "The model behind Runway is not available; try again in a few minutes."));

    private static final CodeRule UNKNOWN =
            new CodeRule("", FailureCode.PROVIDER_ERROR, false, "Runway failed with an unknown code.");

    private RunwayFailures() {}

    static Failure of(@Nullable String failureCode, @Nullable String text) {
        String code = failureCode == null || failureCode.isBlank() ? "INTERNAL" : failureCode;
        CodeRule meaning = MEANINGS.stream()
                .filter(candidate -> candidate.matches(code))
                .findFirst()
                .orElse(UNKNOWN);
        return new Failure(
                meaning.code(), meaning.message(), meaning.retryable(), new ProviderError(failureCode, text));
    }
}
