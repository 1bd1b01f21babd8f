package io.reelay.uploader.uploads;

import io.reelay.platform.problem.ErrorCode;
import io.reelay.platform.problem.ProblemException;
import io.reelay.platform.problem.ProblemExceptionMapper.AnyExceptionMapper;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;

/// A form that ends before its end is an error of the request. The framework, which reads forms, says so with a bare
/// `IOException`; nothing else here lets one out.
@Provider
public class BrokenFormExceptionMapper implements ExceptionMapper<IOException> {

    private final AnyExceptionMapper problems;

    BrokenFormExceptionMapper(AnyExceptionMapper problems) {
        this.problems = problems;
    }

    @Override
    public Response toResponse(IOException broken) {
        return problems.toResponse(new ProblemException(
                ErrorCode.INVALID_REQUEST, "The body is no whole multipart/form-data. Send it again."));
    }
}
