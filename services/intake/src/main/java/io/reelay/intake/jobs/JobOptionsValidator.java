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

/// The part of a request that no model has a say in: whom to tell, by when, and what is not to be had yet.
@ApplicationScoped
class JobOptionsValidator {

    /// What was wished for, or the usual.
    record Wishes(@Nullable CallbackTarget callback, Duration deadline, Map<String, Object> metadata) {}

    private static final List<String> EVENTS = List.of(CallbackTarget.COMPLETED, CallbackTarget.PROGRESS);
    private static final String NORMAL = "normal";

    private final JobsConfig config;
    private final CallbackUrlValidator targets;
    private final ObjectMapper mapper;

    JobOptionsValidator(JobsConfig config, CallbackUrlValidator targets, ObjectMapper mapper) {
        this.config = config;
        this.targets = targets;
        this.mapper = mapper;
    }

    Wishes read(JobRequest request, List<FieldError> errors) {
        refuseWhatIsNotToBeHad(request, errors);
        return new Wishes(callback(request, errors), deadline(request, errors), metadata(request, errors));
    }

    private static void refuseWhatIsNotToBeHad(JobRequest request, List<FieldError> errors) {
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
                errors.add(new FieldError("callbackEvents", "needs a `callbackUrl` as well."));
            }
            return null;
        }
        if (request.webhookUrl() != null && !url.equals(request.webhookUrl())) {
            errors.add(new FieldError("webhookUrl", "is another name for `callbackUrl`: send only one of them."));
        }
        var field = request.callbackUrl() == null ? "webhookUrl" : "callbackUrl";
        targets.refusal(url).ifPresent(why -> errors.add(new FieldError(field, why)));
        return new CallbackTarget(url, events(request.callbackEvents(), errors));
    }

    private static LinkedHashSet<String> events(@Nullable List<String> wanted, List<FieldError> errors) {
        if (wanted == null) {
            return new LinkedHashSet<>(List.of(CallbackTarget.COMPLETED));
        }
        if (wanted.isEmpty() || !wanted.stream().allMatch(EVENTS::contains)) {
            errors.add(
                    new FieldError("callbackEvents", "must be a list of: " + String.join(", ", EVENTS) + ".", EVENTS));
        }
        return wanted.stream()
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
            // Answered below, like one that is too long.
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
        if (holdsNull(metadata)) {
            errors.add(new FieldError("metadata", "must not contain null: leave such members out."));
            return Map.of();
        }
        if (holdsTooLarge(metadata)) {
            errors.add(new FieldError(
                    "metadata", "has a number that is too large; the limit is 1.7e308. Send it as text."));
            return Map.of();
        }
        if (size(metadata) > config.maxMetadata()) {
            errors.add(new FieldError(
                    "metadata", "must not be longer than %s characters of JSON.".formatted(config.maxMetadata())));
        }
        return metadata;
    }

    private static boolean holdsNull(@Nullable Object value) {
        return switch (value) {
            case null -> true;
            case Map<?, ?> members -> members.values().stream().anyMatch(JobOptionsValidator::holdsNull);
            case List<?> items -> items.stream().anyMatch(JobOptionsValidator::holdsNull);
            default -> false;
        };
    }

    /// Programs that read the callback read numbers as 64-bit floating point.
    private static boolean holdsTooLarge(Object value) {
        return switch (value) {
            case Number number -> Double.isInfinite(number.doubleValue());
            case Map<?, ?> members -> members.values().stream().anyMatch(JobOptionsValidator::holdsTooLarge);
            case List<?> items -> items.stream().anyMatch(JobOptionsValidator::holdsTooLarge);
            default -> false;
        };
    }

    private int size(Map<String, Object> metadata) {
        try {
            return mapper.writeValueAsString(metadata).length();
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("What was read as JSON can be written as JSON", e);
        }
    }
}
