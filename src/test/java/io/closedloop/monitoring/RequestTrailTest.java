package io.closedloop.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.MDC;
import org.springframework.boot.autoconfigure.web.ServerProperties;
import org.springframework.boot.autoconfigure.web.ServerProperties.ForwardHeadersStrategy;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** Who says what a request is called. */
class RequestTrailTest {

    @Test
    void theProxyBeforeUs() throws ServletException, IOException {
        assertThat(called(ForwardHeadersStrategy.NATIVE, "7f9c-from-the-proxy")).isEqualTo("7f9c-from-the-proxy");
    }

    @ParameterizedTest
    @EnumSource(names = {"NONE", "FRAMEWORK"})
    void nobodyWhereThereIsNone(ForwardHeadersStrategy strategy) throws ServletException, IOException {
        assertThat(UUID.fromString(called(strategy, "7f9c-of-another-request"))).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"short", "with a blank in it", "line\nbreak-of-a-stranger"})
    void notByAnyText(String said) throws ServletException, IOException {
        assertThat(UUID.fromString(called(ForwardHeadersStrategy.NATIVE, said))).isNotNull();
    }

    /** In the logs and in the answer. */
    private static String called(ForwardHeadersStrategy strategy, String said) throws ServletException, IOException {
        ServerProperties server = new ServerProperties();
        server.setForwardHeadersStrategy(strategy);
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/login");
        request.addHeader(RequestTrail.HEADER, said);
        MockHttpServletResponse response = new MockHttpServletResponse();
        String[] logged = new String[1];
        new MonitoringSetup()
                .requestTrail(server)
                .getFilter()
                .doFilter(request, response, (served, answered) -> logged[0] = MDC.get(RequestTrail.REQUEST));
        assertThat(response.getHeader(RequestTrail.HEADER)).isEqualTo(logged[0]);
        return logged[0];
    }
}
