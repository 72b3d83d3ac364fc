package io.closedloop.engine;

import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.rest.exception.ExceptionHandler;
import org.camunda.bpm.engine.rest.exception.ProcessEngineExceptionHandler;
import org.camunda.bpm.engine.rest.exception.RestExceptionHandler;
import org.camunda.bpm.engine.rest.impl.CamundaRestResources;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Adds our answers to errors to both of the engine's REST APIs, the open one and the one behind Tasklist. */
@Configuration(proxyBeanMethods = false)
class RestSetup {

    /** Early, because the web server reads the classes before other beans are made. */
    @Bean
    static BeanFactoryPostProcessor restAnswers() {
        return beans -> {
            Set<Class<?>> classes = CamundaRestResources.getConfigurationClasses();
            // the last of these answers to the errors of the others, too, in the same words
            classes.removeAll(
                    List.of(ProcessEngineExceptionHandler.class, RestExceptionHandler.class, ExceptionHandler.class));
            classes.addAll(List.of(
                    EngineErrors.class,
                    RefusalMapper.class,
                    ClaimedTaskMapper.class,
                    LostRaceFilter.class,
                    RowLimit.class,
                    FormFieldsOnly.class,
                    GivenTasks.class,
                    Unclaim.class));
        };
    }
}
