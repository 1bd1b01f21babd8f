package io.reelay.cli.jobs;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.ArrayList;

/// Formats a problem document as one sentence.
final class ApiProblem {

    private ApiProblem() {}

    static String sentence(int status, String body) {
        try {
            var problem = ReelayClient.JSON.readTree(body);
            var details = new ArrayList<String>();
            problem.path("errors")
                    .forEach(error -> details.add(error.path("field").asText() + ": "
                            + error.path("message").asText()));
            var detail = problem.path("detail").asText(problem.path("title").asText("no reason given"));
            var code = problem.path("code").asText("HTTP " + status);
            return code + ": " + (details.isEmpty() ? detail : String.join("; ", details));
        } catch (JsonProcessingException notJson) {
            return "the server answered HTTP " + status;
        }
    }
}
