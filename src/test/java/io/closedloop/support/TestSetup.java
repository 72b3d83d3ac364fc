package io.closedloop.support;

import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.context.annotation.Scope;

/**
 * What tests add to the application: a clock they can set, a record of the ways taken through the models, and a count of
 * statements.
 */
@Configuration(proxyBeanMethods = false)
class TestSetup {

    @Bean
    @Primary
    TestClock testClock() {
        return new TestClock();
    }

    /** For tests with a web server; each has its own, which speaks English first. */
    @Bean
    @Scope(BeanDefinition.SCOPE_PROTOTYPE)
    Doors doors(TestRestTemplate http) {
        return new Doors(http);
    }

    @Bean
    static BeanPostProcessor countedDatabase() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof DataSource database ? CountedStatements.counted(database) : bean;
            }
        };
    }

    /** Listens at every step; whoever measures time leaves it out. */
    @Bean
    @ConditionalOnProperty(name = "closedloop.coverage", havingValue = "true", matchIfMissing = true)
    ProcessEnginePlugin coveragePlugin() {
        return new AbstractProcessEnginePlugin() {
            @Override
            public void preInit(ProcessEngineConfigurationImpl engine) {
                List<BpmnParseListener> listeners = new ArrayList<>();
                if (engine.getCustomPostBPMNParseListeners() != null) {
                    listeners.addAll(engine.getCustomPostBPMNParseListeners());
                }
                listeners.add(new ModelCoverage.Recorder());
                engine.setCustomPostBPMNParseListeners(listeners);
            }
        };
    }
}
