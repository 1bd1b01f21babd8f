package io.reelay.runway;

import io.reelay.contracts.Failure;
import io.reelay.contracts.Failure.ProviderError;
import io.reelay.contracts.FailureCode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Runway's failure codes. They are dotted, from the general to the special; new endings come without notice, so the
/// longest known beginning counts.
final class RunwayFailures {

    /// @param retryable whether the same request may succeed when it is sent again as a new job
    private record Meaning(String prefix, FailureCode code, boolean retryable, String message) {

        boolean fits(String failureCode) {
            return failureCode.equals(prefix) || failureCode.startsWith(prefix + ".");
        }
    }

    // Special before general.
    private static final List<Meaning> MEANINGS = List.of(
            new Meaning(
                    "SAFETY.INPUT", FailureCode.MODERATED, false, "Runway's moderation refused the input; change it."),
            new Meaning(
                    "SAFETY",
                    FailureCode.MODERATED,
                    false,
                    "Runway's moderation refused the result; change the prompt."),
            new Meaning(
                    "INPUT_PREPROCESSING.SAFETY",
                    FailureCode.MODERATED,
                    false,
                    "Runway's moderation refused the prompt; change it."),
            new Meaning(
                    "INPUT_PREPROCESSING.INTERNAL",
                    FailureCode.PROVIDER_ERROR,
                    true,
                    "Runway could not check the input; try again later."),
            new Meaning(
                    "INTERNAL.BAD_OUTPUT",
                    FailureCode.PROVIDER_ERROR,
                    true,
                    "Runway's quality check refused the result; better change the prompt, above all when it asks for text."),
            new Meaning("INTERNAL", FailureCode.PROVIDER_ERROR, true, "Runway failed; try again later."),
            new Meaning(
                    "ASSET.INVALID",
                    FailureCode.MEDIA_INVALID,
                    false,
                    "Runway cannot use the picture: its dimensions or its format do not suit the model."),
            new Meaning(
                    "THIRD_PARTY.UNAVAILABLE",
                    FailureCode.PROVIDER_UNAVAILABLE,
                    true,
                    "The model is down behind Runway; try again in some minutes."));

    private static final Meaning UNKNOWN =
            new Meaning("", FailureCode.PROVIDER_ERROR, false, "Runway failed with a code that is not known.");

    private RunwayFailures() {}

    static Failure of(@Nullable String failureCode, @Nullable String text) {
        String code = failureCode == null || failureCode.isBlank() ? "INTERNAL" : failureCode;
        Meaning meaning = MEANINGS.stream()
                .filter(candidate -> candidate.fits(code))
                .findFirst()
                .orElse(UNKNOWN);
        return new Failure(
                meaning.code(), meaning.message(), meaning.retryable(), new ProviderError(failureCode, text));
    }
}
