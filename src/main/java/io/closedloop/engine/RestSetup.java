package io.closedloop.engine;

import org.camunda.bpm.engine.rest.impl.CamundaRestResources;
import org.springframework.context.annotation.Configuration;

/** Adds our answers to errors to both of the engine's REST APIs, the open one and the one behind Tasklist. */
@Configuration(proxyBeanMethods = false)
class RestSetup {

    RestSetup() {
        CamundaRestResources.getConfigurationClasses().add(RefusalMapper.class);
        CamundaRestResources.getConfigurationClasses().add(LostRaceFilter.class);
    }
}
