package io.closedloop.resilience;

import io.closedloop.resilience.Rules.Rule;
import java.util.List;

/** Who must have been told what, as queries for where it is not so. */
final class MailRules {

    /** What is told by a step, to one person for each time that it was taken: customers and the department head have an address. */
    private static final String TOLD_BY = """
            ('requirementReceived', 'acknowledgeReceipt'), ('requirementRegistered', 'acknowledgeRequirement'),
            ('requirementRejected', 'tellRejection'), ('requirementClosed', 'tellClosed'),
            ('planToConfirm', 'sendPlan'), ('readyForAcceptance', 'sendDeliverables'),
            ('changeToApprove', 'sendChange'), ('changeToApprove', 'askForChangeApprovalAgain'),
            ('escalated', 'tellDepartmentHead')""";

    private MailRules() {}

    static List<Rule> all() {
        return List.of(
                new Rule("The mail %s to %s (%s of %s) has not left.", """
                        SELECT message_id, address, event, number FROM correspondence_mail
                        WHERE state NOT IN ('SENT', 'COLLECTED')"""),
                new Rule("%s was told %s about %s %s times.", """
                        SELECT coalesce(recipient, address), event, number, count(*) FROM correspondence_mail
                        WHERE event IN ('requirementReceived', 'requirementRegistered', 'requirementClosed')
                        GROUP BY 1, 2, 3 HAVING count(*) > 1"""),
                new Rule(
                        "About %s %s was told %s times, and the step that tells it was taken %s times.",
                        """
                        WITH told (event, step) AS (VALUES $TOLD_BY)
                        SELECT * FROM (SELECT p.business_key_, t.event,
                        (SELECT count(*) FROM correspondence_mail m WHERE m.number = p.business_key_ AND m.event = t.event) AS n,
                        (SELECT count(*) FROM act_hi_actinst a WHERE a.proc_inst_id_ = p.id_ AND a.end_time_ IS NOT NULL
                        AND a.act_id_ IN (SELECT s.step FROM told s WHERE s.event = t.event)) AS s
                        FROM act_hi_procinst p, (SELECT DISTINCT event FROM told) t
                        WHERE p.proc_def_key_ = 'customer-requirement') x WHERE n <> s""".replace("$TOLD_BY", TOLD_BY)),
                new Rule(
                        "The requirement %s has a number, and its customer was told %s times of it, %s that it came.",
                        """
                        SELECT * FROM (SELECT r.number,
                        (SELECT count(*) FROM correspondence_mail m WHERE m.number = r.number AND m.recipient = 'customer'
                        AND m.event = 'requirementRegistered') AS n,
                        (SELECT count(*) FROM correspondence_mail m WHERE m.number = r.number AND m.recipient = 'customer'
                        AND m.event = 'requirementReceived') AS c
                        FROM registration_requirement r WHERE r.number IS NOT NULL AND r.status NOT IN ('REGISTRATION', 'REJECTED')) x
                        WHERE n <> 1 OR c <> 1"""),
                // each names the task, and a reminder when it is due: the same words once more are a second copy
                new Rule("%s was told %s times about %s: %s.", """
                        SELECT recipient, count(*), number, subject FROM correspondence_mail
                        WHERE event IN ('taskAssigned', 'reminder') GROUP BY recipient, number, subject HAVING count(*) > 1"""),
                new Rule("The webhook %s was not told %s of %s.", "SELECT webhook, event, number FROM webhook_outbox"));
    }
}
