package io.reelay.intake.jobs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.reelay.jobstore.jobs.CallbackTarget;
import io.reelay.web.problem.FieldError;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Validates the fields that do not depend on the model (callback, deadline, metadata) and rejects features that are
/// not supported yet.
@ApplicationScoped
class JobOptionsValidator {

    /// The requested options, with defaults applied.
    record JobOptions(@Nullable CallbackTarget callback, Duration deadline, Map<String, Object> metadata) {}

    private static final List<String> EVENTS = List.of(CallbackTarget.COMPLETED, CallbackTarget.PROGRESS);
    private static final String NORMAL = "normal";

    private final JobsConfig config;
    private final CallbackUrlValidator urls;
    private final ObjectMapper mapper;

    JobOptionsValidator(JobsConfig config, CallbackUrlValidator urls, ObjectMapper mapper) {
        this.config = config;
        this.urls = urls;
        this.mapper = mapper;
    }

    JobOptions validate(JobRequest request, List<FieldError> errors) {
        rejectUnsupported(request, errors);
        return new JobOptions(callback(request, errors), deadline(request, errors), metadata(request, errors));
    }

    private static void rejectUnsupported(JobRequest request, List<FieldError> errors) {
        if (Boolean.TRUE.equals(request.watermark())) {
            errors.add(new FieldError("watermark", "is not supported yet: leave it out.", List.of(false)));
        }
        if (Boolean.TRUE.equals(request.translatePrompt())) {
            errors.add(new FieldError("translatePrompt", "is not supported yet: leave it out.", List.of(false)));
        }
        if (request.priority() != null && !request.priority().equals(NORMAL)) {
            errors.add(new FieldError(
                    "priority", "must be normal: other priorities are not supported yet.", List.of(NORMAL)));
        }
    }

    private @Nullable CallbackTarget callback(JobRequest request, List<FieldError> errors) {
        var url = request.callback();
        if (url == null) {
            if (request.callbackEvents() != null) {
                errors.add(new FieldError("callbackEvents", "requires a `callbackUrl`."));
            }
            return null;
        }
        if (request.webhookUrl() != null && !url.equals(request.webhookUrl())) {
            errors.add(new FieldError("webhookUrl", "is an alias of `callbackUrl`: send only one of the two."));
        }
        var field = request.callbackUrl() == null ? "webhookUrl" : "callbackUrl";
        urls.error(url).ifPresent(error -> errors.add(new FieldError(field, error)));
        return new CallbackTarget(url, events(request.callbackEvents(), errors));
    }

    private static LinkedHashSet<String> events(@Nullable List<String> requested, List<FieldError> errors) {
        if (requested == null) {
            return new LinkedHashSet<>(List.of(CallbackTarget.COMPLETED));
        }
        if (requested.isEmpty() || !requested.stream().allMatch(EVENTS::contains)) {
            errors.add(new FieldError(
                    "callbackEvents", "must be a non-empty list of: " + String.join(", ", EVENTS) + ".", EVENTS));
        }
        return requested.stream()
                .filter(Objects::nonNull)
                .collect(LinkedHashSet::new, LinkedHashSet::add, LinkedHashSet::addAll);
    }

    private Duration deadline(JobRequest request, List<FieldError> errors) {
        if (request.deadline() == null) {
            return config.defaultDeadline();
        }
        try {
            var deadline = Duration.parse(request.deadline());
            if (deadline.compareTo(config.shortestDeadline()) >= 0
                    && deadline.compareTo(config.longestDeadline()) <= 0) {
                return deadline;
            }
        } catch (DateTimeParseException e) {
            // Reported below, like a deadline out of range.
        }
        errors.add(new FieldError(
                "deadline",
                "must be an ISO 8601 duration from %s to %s, for example PT15M."
                        .formatted(config.shortestDeadline(), config.longestDeadline())));
        return config.defaultDeadline();
    }

    private Map<String, Object> metadata(JobRequest request, List<FieldError> errors) {
        var metadata = request.metadata();
        if (metadata == null) {
            return Map.of();
        }
        if (containsNull(metadata)) {
            errors.add(new FieldError("metadata", "must not contain null: omit members without a value."));
            return Map.of();
        }
        if (containsTooLargeNumber(metadata)) {
            errors.add(new FieldError(
                    "metadata", "contains a number that is too large; the limit is 1.7e308. Send it as a string."));
            return Map.of();
        }
        if (size(metadata) > config.maxMetadata()) {
            errors.add(new FieldError(
                    "metadata", "must not be longer than %s characters of JSON.".formatted(config.maxMetadata())));
        }
        return metadata;
    }

    private static boolean containsNull(@Nullable Object value) {
        return switch (value) {
            case null -> true;
            case Map<?, ?> members -> members.values().stream().anyMatch(JobOptionsValidator::containsNull);
            case List<?> items -> items.stream().anyMatch(JobOptionsValidator::containsNull);
            default -> false;
        };
    }

    /// Receivers of the callback parse numbers as 64-bit floating point.
    private static boolean containsTooLargeNumber(Object value) {
        return switch (value) {
            case Number number -> Double.isInfinite(number.doubleValue());
            case Map<?, ?> members -> members.values().stream().anyMatch(JobOptionsValidator::containsTooLargeNumber);
            case List<?> items -> items.stream().anyMatch(JobOptionsValidator::containsTooLargeNumber);
            default -> false;
        };
    }

    private int size(Map<String, Object> metadata) {
        try {
            return mapper.writeValueAsString(metadata).length();
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("The metadata could not be written as JSON", e);
        }
    }
}
