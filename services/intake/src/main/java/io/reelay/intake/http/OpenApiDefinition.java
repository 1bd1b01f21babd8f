package io.reelay.intake.http;

import io.reelay.catalog.Price;
import io.reelay.jobstore.accounts.ApiKeyCredential;
import io.reelay.web.problem.FieldError;
import io.reelay.web.problem.Problem;
import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.openapi.annotations.Components;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeIn;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.info.License;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;

/// The parts of the OpenAPI document that describe the whole API.
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Reelay",
                        version = "1",
                        description = "A relay for generative media: one call in, one trustworthy callback out.",
                        license =
                                @License(name = "Apache-2.0", url = "https://www.apache.org/licenses/LICENSE-2.0.txt")),
        components =
                @Components(
                        schemas = {
                            @Schema(name = "Problem", implementation = Problem.class),
                            // Other classes have the same simple names.
                            @Schema(name = "FieldError", implementation = FieldError.class),
                            @Schema(name = "Price", implementation = Price.class)
                        },
                        parameters = {
                            @Parameter(
                                    name = "dryRun",
                                    in = ParameterIn.QUERY,
                                    description = "Return only the resolved job and its price",
                                    schema = @Schema(type = SchemaType.BOOLEAN)),
                            @Parameter(
                                    name = "Idempotency-Key",
                                    in = ParameterIn.HEADER,
                                    description = "Makes retries of the request safe; stored for 24 hours",
                                    schema = @Schema(type = SchemaType.STRING, pattern = "^[!-~]{1,255}$")),
                            @Parameter(
                                    name = "Prefer",
                                    in = ParameterIn.HEADER,
                                    description = "`wait=1` to `wait=60`: seconds to wait for the finished job",
                                    schema = @Schema(type = SchemaType.STRING))
                        }),
        security = {@SecurityRequirement(name = "apiKey"), @SecurityRequirement(name = "bearer")})
@SecurityScheme(
        securitySchemeName = "apiKey",
        type = SecuritySchemeType.APIKEY,
        in = SecuritySchemeIn.HEADER,
        apiKeyName = ApiKeyCredential.HEADER)
@SecurityScheme(securitySchemeName = "bearer", type = SecuritySchemeType.HTTP, scheme = "bearer")
public class OpenApiDefinition extends Application {}
