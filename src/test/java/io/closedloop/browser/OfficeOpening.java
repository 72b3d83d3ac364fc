package io.closedloop.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.closedloop.support.TestClock;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * Opens the {@link Office} for a class of journeys and closes it afterwards; keeps what a failed journey last saw. Jobs
 * run only while it is open, so that no timer fires into other tests.
 */
class OfficeOpening implements BeforeAllCallback, AfterTestExecutionCallback, AfterAllCallback, ParameterResolver {

    private static final ExtensionContext.Namespace JOURNEY = ExtensionContext.Namespace.create(OfficeOpening.class);

    @Override
    public void beforeAll(ExtensionContext context) {
        ApplicationContext application = SpringExtension.getApplicationContext(context);
        application.getBean(TestClock.class).reset();
        application.getBean(JobExecutor.class).start();
        String port = application.getEnvironment().getRequiredProperty("local.server.port");
        context.getStore(JOURNEY).put(Office.class, new Office(Browser.of(context), "http://localhost:" + port));
    }

    @Override
    public void afterTestExecution(ExtensionContext context) {
        if (context.getExecutionException().isPresent()) {
            office(context).failed(context.getRequiredTestMethod().getName());
        } else {
            assertThat(office(context).refused())
                    .as("what pages of ours forbid themselves")
                    .isEmpty();
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        office(context).close();
        SpringExtension.getApplicationContext(context)
                .getBean(JobExecutor.class)
                .shutdown();
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Office.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return office(context);
    }

    private static Office office(ExtensionContext context) {
        return context.getStore(JOURNEY).get(Office.class, Office.class);
    }
}
