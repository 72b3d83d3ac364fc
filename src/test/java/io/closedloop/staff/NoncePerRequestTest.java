package io.closedloop.staff;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletContext;
import org.camunda.bpm.webapp.impl.security.filter.headersec.provider.impl.ContentSecurityPolicyProvider;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockServletContext;

class NoncePerRequestTest {

    private static final String NONCE = ContentSecurityPolicyProvider.ATTR_CSP_FILTER_NONCE;

    private final NoncePerRequest filter = new NoncePerRequest();
    private final MockServletContext server = new MockServletContext("server");

    @Test
    void pagesOpenedAtTheSameMomentDoNotMixTheirNonces() throws Exception {
        server.setAttribute("shared", "by all");
        open(first -> {
            first.setAttribute(NONCE, "first");
            open(second -> second.setAttribute(NONCE, "second"));

            assertThat(first.getAttribute(NONCE)).isEqualTo("first");
            assertThat(first.getAttribute("shared")).isEqualTo("by all");
        });
        assertThat(server.getAttribute(NONCE)).isNull();
    }

    private interface Page {
        void in(ServletContext context) throws Exception;
    }

    private void open(Page page) throws Exception {
        filter.doFilter(new MockHttpServletRequest(server), new MockHttpServletResponse(), (request, response) -> {
            try {
                page.in(request.getServletContext());
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }
}
