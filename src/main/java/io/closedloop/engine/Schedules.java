package io.closedloop.engine;

import java.time.Clock;
import java.util.Date;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.impl.jobexecutor.TimerStartEventJobHandler;
import org.camunda.bpm.engine.management.JobDefinition;
import org.camunda.bpm.engine.runtime.Job;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Lets models that start by themselves follow their settings. The engine reads a schedule when it deploys, and a changed
 * setting deploys nothing; a start that was missed meanwhile is left to be made up for.
 */
@Component
@Order(2)
class Schedules implements ApplicationRunner {

    private final ManagementService management;
    private final Clock clock;
    private final StartTurn turn;

    Schedules(ManagementService management, Clock clock, StartTurn turn) {
        this.management = management;
        this.clock = clock;
        this.turn = turn;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        turn.take(this::follow);
    }

    private void follow() {
        for (JobDefinition start : management
                .createJobDefinitionQuery()
                .jobType(TimerStartEventJobHandler.TYPE)
                .list()) {
            for (Job timer : management
                    .createJobQuery()
                    .jobDefinitionId(start.getId())
                    .duedateHigherThan(Date.from(clock.instant()))
                    .list()) {
                management.recalculateJobDuedate(timer.getId(), false);
            }
        }
    }
}
