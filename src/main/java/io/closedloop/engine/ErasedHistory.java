package io.closedloop.engine;

import java.util.function.UnaryOperator;
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

    private final JdbcClient jdbc;

    ErasedHistory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(CustomerErased event) {
        String ofCase = ofCase("PROC_INST_ID_");
        // the caption behind a task's name is the customer's
        update(event, "UPDATE ACT_HI_TASKINST SET NAME_ = TASK_DEF_KEY_, DESCRIPTION_ = NULL" + ofCase);
        update(event, "UPDATE ACT_HI_OP_LOG SET ANNOTATION_ = NULL" + ofCase);
        update(
                event,
                "UPDATE ACT_HI_OP_LOG SET ORG_VALUE_ = NULL, NEW_VALUE_ = NULL" + ofCase
                        + " AND PROPERTY_ IN ('comment', 'name', 'description')");
        update(event, "DELETE FROM ACT_HI_COMMENT WHERE TASK_ID_ IN (SELECT ID_ FROM ACT_HI_TASKINST" + ofCase + ")");
        update(event, "DELETE FROM ACT_HI_COMMENT" + ofCase);
        update(event, "DELETE FROM ACT_HI_ATTACHMENT" + ofCase);
        forgetFailures(event, "ACT_HI_JOB_LOG", "JOB_EXCEPTION_", "ACT_HI_INCIDENT", ErasedHistory::ofCase);
        forgetFailures(event, "ACT_HI_JOB_LOG", "JOB_EXCEPTION_", "ACT_HI_INCIDENT", ErasedHistory::ofErrands);
        forgetFailures(event, "ACT_RU_JOB", "EXCEPTION_", "ACT_RU_INCIDENT", ErasedHistory::ofRunningErrands);
    }

    /** Mail servers repeat addresses in what they refuse. */
    private void forgetFailures(
            CustomerErased event, String jobs, String exception, String incidents, UnaryOperator<String> where) {
        String failed = where.apply(jobs + ".PROCESS_INSTANCE_ID_");
        forgetStack(event, exception + "STACK_ID_ FROM " + jobs + failed);
        update(event, "UPDATE " + jobs + " SET " + exception + "MSG_ = NULL" + failed);
        update(
                event,
                "UPDATE " + incidents + " SET INCIDENT_MSG_ = NULL, ANNOTATION_ = NULL"
                        + where.apply(incidents + ".PROC_INST_ID_"));
    }

    private void forgetStack(CustomerErased event, String which) {
        jdbc.sql("UPDATE ACT_GE_BYTEARRAY SET BYTES_ = ? WHERE ID_ IN (SELECT " + which + ")")
                .params(new byte[0], event.key())
                .update();
    }

    /** @param instance column with the id of a process instance, its table before it */
    private static String ofCase(String instance) {
        return " WHERE " + instance + " IN (SELECT PROC_INST_ID_ FROM ACT_HI_PROCINST WHERE BUSINESS_KEY_ = ?)";
    }

    /** What carries a mail or an announcement out has the case's key before its own. */
    private static String ofRunningErrands(String instance) {
        return " WHERE " + instance
                + " IN (SELECT PROC_INST_ID_ FROM ACT_RU_EXECUTION WHERE BUSINESS_KEY_ LIKE ? || '/%')";
    }

    /**
     * Also those that ended, of which no instances are kept: nobody can tell any more whose they were, and better one message
     * too many is gone than a name stays.
     */
    private static String ofErrands(String instance) {
        return ofRunningErrands(instance)
                + " OR NOT EXISTS (SELECT 1 FROM ACT_HI_PROCINST p WHERE p.ID_ = " + instance + ")"
                + " AND NOT EXISTS (SELECT 1 FROM ACT_RU_EXECUTION e WHERE e.ID_ = " + instance + ")";
    }

    private void update(CustomerErased event, String sql) {
        jdbc.sql(sql).param(event.key()).update();
    }
}
