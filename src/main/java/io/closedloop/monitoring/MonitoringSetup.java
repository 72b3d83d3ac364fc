package io.closedloop.monitoring;

import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.boot.autoconfigure.web.ServerProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** Begins the trail of a request before anything else, and adds the user once the sign-in knows him. */
@Configuration(proxyBeanMethods = false)
class MonitoringSetup {

    @Bean
    FilterRegistrationBean<RequestTrail> requestTrail(ServerProperties server) {
        boolean behindProxy = server.getForwardHeadersStrategy() == ServerProperties.ForwardHeadersStrategy.NATIVE;
        FilterRegistrationBean<RequestTrail> filter = new FilterRegistrationBean<>(new RequestTrail(behindProxy));
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return filter;
    }

    @Bean
    FilterRegistrationBean<UserTrail> userTrail() {
        FilterRegistrationBean<UserTrail> filter = new FilterRegistrationBean<>(new UserTrail());
        filter.setOrder(SecurityProperties.DEFAULT_FILTER_ORDER + 1);
        return filter;
    }
}
