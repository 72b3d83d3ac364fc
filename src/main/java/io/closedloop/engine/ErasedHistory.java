package io.closedloop.engine;

import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes a customer out of the engine's history. The engine itself can only delete a case's history as a whole, and then
 * nobody could tell any more who took part.
 */
@Component
class ErasedHistory {

    private static final String OF_CASE =
            " WHERE PROC_INST_ID_ IN (SELECT PROC_INST_ID_ FROM ACT_HI_PROCINST WHERE BUSINESS_KEY_ = ?)";

    private final JdbcClient jdbc;

    ErasedHistory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(CustomerErased event) {
        // the caption behind a task's name is the customer's
        update(event, "UPDATE ACT_HI_TASKINST SET NAME_ = TASK_DEF_KEY_, DESCRIPTION_ = NULL" + OF_CASE);
        update(event, "UPDATE ACT_HI_OP_LOG SET ANNOTATION_ = NULL" + OF_CASE);
        update(
                event,
                "UPDATE ACT_HI_OP_LOG SET ORG_VALUE_ = NULL, NEW_VALUE_ = NULL" + OF_CASE
                        + " AND PROPERTY_ IN ('comment', 'name', 'description')");
        update(event, "UPDATE ACT_HI_INCIDENT SET INCIDENT_MSG_ = NULL, ANNOTATION_ = NULL" + OF_CASE);
        update(
                event,
                "UPDATE ACT_HI_JOB_LOG SET JOB_EXCEPTION_MSG_ = NULL"
                        + OF_CASE.replace("PROC_INST_ID_ IN", "PROCESS_INSTANCE_ID_ IN"));
        update(event, "DELETE FROM ACT_HI_COMMENT WHERE TASK_ID_ IN (SELECT ID_ FROM ACT_HI_TASKINST" + OF_CASE + ")");
        update(event, "DELETE FROM ACT_HI_COMMENT" + OF_CASE);
        update(event, "DELETE FROM ACT_HI_ATTACHMENT" + OF_CASE);
    }

    private void update(CustomerErased event, String sql) {
        jdbc.sql(sql).param(event.key()).update();
    }
}
