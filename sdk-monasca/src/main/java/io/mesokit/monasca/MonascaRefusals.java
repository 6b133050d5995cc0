package io.mesokit.monasca;

import com.fasterxml.jackson.databind.JsonNode;
import io.mesokit.core.ConflictException;
import io.mesokit.core.ForbiddenException;
import io.mesokit.core.InvalidRequestException;
import io.mesokit.core.NotFoundException;
import io.mesokit.core.RawResponse;
import io.mesokit.core.Request;
import io.mesokit.core.ServerException;
import io.mesokit.core.StatusException;
import io.mesokit.core.UnauthorizedException;
import io.mesokit.core.spi.ErrorMapper;
import io.mesokit.core.spi.Json;
import java.io.IOException;
import java.util.Optional;

/**
 * What Monasca means by its refusals. Three writers write them: the API itself {@code {title, description}}, the token
 * check before it {@code {error: {…}}}, and the server around both HTML. A missing role is 401, where 403 is meant.
 */
final class MonascaRefusals implements ErrorMapper {
    private static final String NO_ROLE =
            "the token is good, but its user lacks a role that Monasca wants in the token's"
                    + " project (such as monasca-user), or the token is for no project";
    private static final String SEVERAL = "name and dimensions match more than one series: name more dimensions, or set"
            + " groupBy(\"*\") to get each, or mergeMetrics(true) to get them as one";

    @Override
    public Optional<StatusException> map(Request request, RawResponse response) {
        JsonNode body = json(response);
        String title = body.path("title").asText();
        String said = said(response, body, title);
        if (title.isEmpty()) {
            return Optional.empty();
        }
        return Optional.ofNullable(
                switch (response.status()) {
                    case 400, 413, 422 -> new InvalidRequestException(response, said);
                    case 401 -> unauthorized(response, said);
                    case 404 -> new NotFoundException(response, said);
                    case 409 -> new ConflictException(response, title.equals("MultipleMetrics") ? SEVERAL : said);
                    case 500 -> new ServerException(response, said);
                    default -> null;
                });
    }

    private static StatusException unauthorized(RawResponse response, String said) {
        return TokenCredentials.forbids(response)
                ? new ForbiddenException(response, NO_ROLE + " (" + said + ")")
                : new UnauthorizedException(response, said);
    }

    private static String said(RawResponse response, JsonNode body, String title) {
        String description = body.path("description").asText();
        String both = description.isEmpty() ? title : title + ": " + description;
        String line = response.shown(both).strip().replaceAll("\\s+", " ");
        return line.length() <= 500 ? line : line.substring(0, 500) + "…";
    }

    private static JsonNode json(RawResponse response) {
        try {
            return Json.mapper().readTree(response.bytes());
        } catch (IOException notJson) {
            return Json.mapper().missingNode();
        }
    }
}
