package io.closedloop.staff;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpSessionEvent;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;

class SessionLifetimeTest {

    private final AtomicLong nanos = new AtomicLong(-7);
    private final SessionLifetime lifetime =
            new SessionLifetime(new StaffSettings(null, Role.PROCESS_OWNER, Duration.ofHours(12)), nanos::get);
    private MockHttpSession session = new MockHttpSession();

    @Test
    void endsHoweverBusyItIs() throws Exception {
        for (int hour = 0; hour < 12; hour++) {
            assertThat(isOpenAfter(hour)).isTrue();
        }
        assertThat(isOpenAfter(12)).isFalse();
        assertThat(isOpenAfter(12))
                .as("for a second request at the same moment")
                .isFalse();
    }

    @Test
    void beginsAnewWithASignIn() throws Exception {
        assertThat(isOpenAfter(0)).isTrue();
        assertThat(isOpenAfter(11)).isTrue();
        lifetime.sessionIdChanged(new HttpSessionEvent(session), session.changeSessionId());
        assertThat(isOpenAfter(11)).isTrue();
        assertThat(isOpenAfter(22)).isTrue();
        assertThat(isOpenAfter(23)).isFalse();
    }

    @Test
    void makesNone() throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest();
        MockFilterChain chain = new MockFilterChain();
        lifetime.doFilter(request, new MockHttpServletResponse(), chain);
        assertThat(request.getSession(false)).isNull();
        assertThat(chain.getRequest()).isNotNull();
    }

    private boolean isOpenAfter(int hours) throws Exception {
        nanos.set(Duration.ofHours(hours).toNanos() - 7);
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setSession(session);
        lifetime.doFilter(request, new MockHttpServletResponse(), new MockFilterChain());
        return !session.isInvalid();
    }
}
