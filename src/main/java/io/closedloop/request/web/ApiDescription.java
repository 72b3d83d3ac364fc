package io.closedloop.request.web;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springdoc.core.models.GroupedOpenApi;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How our interfaces describe themselves to programs: all of them to staff, the public one to everybody. */
@Configuration(proxyBeanMethods = false)
class ApiDescription {

    private static final String PUBLIC = "/api/requirements";

    @Bean
    OpenAPI description(@Value("${spring.application.version:1}") String version) {
        return new OpenAPI()
                .info(new Info()
                        .title("Closedloop")
                        .version(version)
                        .description("Customer requirements from the first contact to the archived acceptance."
                                + " Errors are RFC 9457 problem details in the language of Accept-Language (en, zh)."))
                // where a program found us is where we are; our own address is nobody's business
                .servers(List.of(new Server().url("/")));
    }

    @Bean
    GroupedOpenApi everything() {
        return GroupedOpenApi.builder()
                .group("all")
                .pathsToMatch("/api/**")
                .addOpenApiCustomizer(ApiDescription::describe)
                .build();
    }

    @Bean
    GroupedOpenApi publicOperation() {
        return GroupedOpenApi.builder()
                .group("public")
                .pathsToMatch(PUBLIC)
                .addOpenApiMethodFilter(method -> method.getDeclaringClass() == RequestController.class)
                .addOpenApiCustomizer(ApiDescription::describe)
                .build();
    }

    private static void describe(OpenAPI api) {
        Operation operation = Objects.requireNonNull(api.getPaths().get(PUBLIC)).getPost();
        operation
                .summary("Send a requirement in")
                .description(
                        "The twin of the online form. What is accepted is recorded as a whole, once; the customer gets a mail with"
                                + " a personal link to where it stands. No sign-in.");
        operation.getParameters().stream()
                .filter(parameter -> "Idempotency-Key".equals(parameter.getName()))
                .forEach(parameter -> parameter
                        .description("Chosen by you, the same when you send the same again because the answer got lost:"
                                + " you get the first answer, and there is one requirement. At most 100 visible"
                                + " characters.")
                        .example("5f0f2f6e-5b5c-4f57-9d3e-0d6f6c2f8a11"));
        operation
                .getResponses()
                .addApiResponse("400", problem("A field is missing or impossible, or a file is not accepted"))
                .addApiResponse("409", problem("The same was sent today already, without a key"))
                .addApiResponse("413", problem("A file, or the request, is too large"))
                .addApiResponse("415", problem("Neither JSON nor a form with parts"))
                .addApiResponse("422", problem("The key was used for something else"))
                .addApiResponse(
                        "429",
                        problem("Too many requests; the header Retry-After says how many seconds to wait")
                                .headers(Map.of("Retry-After", new Header().schema(new IntegerSchema()))));
    }

    private static ApiResponse problem(String when) {
        Schema<?> fault = new ObjectSchema()
                .addProperty("field", new StringSchema().example("email"))
                .addProperty("sentence", new StringSchema().example("E-mail address: must be filled in."));
        Schema<?> problem = new ObjectSchema()
                .addProperty("status", new IntegerSchema())
                .addProperty("title", new StringSchema())
                .addProperty("detail", new StringSchema())
                .addProperty("errors", new ArraySchema().items(fault).description("By field, where fields are wrong"));
        return new ApiResponse()
                .description(when)
                .content(new Content().addMediaType("application/problem+json", new MediaType().schema(problem)));
    }
}
