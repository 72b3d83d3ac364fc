package io.closedloop.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.glassfish.jersey.internal.MapPropertiesDelegate;
import org.glassfish.jersey.server.ContainerRequest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowLimitTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "key=a%20b | 2000",
                "maxResults=2000 | 2000",
                "maxResults=2001 | 2000",
                "maxResults=%2B2147483647 | 2000",
                "maxResults=+2147483647 | + 2147483647",
                "maxResults=-1 | 2000",
                "max%52esults=99999 | 2000",
                "max%52esults=99999&maxResults=3 | 2000",
                "maxResults=99999&maxResults=3 | 2000",
                "maxResults=15 | 15",
                "maxResults=many | many",
                "maxResults=9999999999 | 9999999999",
            })
    void noQueryIsAnsweredWithoutEnd(String query, String asked) {
        URI engine = URI.create("http://localhost/engine-rest/");
        ContainerRequest request = new ContainerRequest(
                engine,
                engine.resolve("task?name=%7Ba%7D&text=a+b%2B&" + query),
                "GET",
                null,
                new MapPropertiesDelegate(),
                null);

        new RowLimit().filter(request);

        assertThat(request.getUriInfo().getQueryParameters().get("maxResults"))
                .first()
                .isEqualTo(asked.replace("+ ", " "));
        assertThat(request.getUriInfo().getQueryParameters()).containsEntry("name", List.of("{a}"));
        assertThat(request.getUriInfo().getQueryParameters()).containsEntry("text", List.of("a b+"));
        assertThat(request.getUriInfo().getPath()).isEqualTo("task");
    }
}
