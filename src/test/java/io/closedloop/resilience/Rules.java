package io.closedloop.resilience;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What must hold in any database of ours, as queries for what does not. */
final class Rules {

    /**
     * One of them.
     *
     * @param sentence with a {@code %s} for each column
     * @param sql finds what is wrong, a row each
     */
    record Rule(String sentence, String sql) {}

    /** The step of the model that writes each document: one document for each time that it was taken. */
    private static final Map<String, String> WRITTEN_BY = Map.ofEntries(
            Map.entry("registration_form", "'recordIntake', 'recordRegistration', 'recordRegistrationCorrection'"),
            Map.entry("analysis_specification", "'recordAnalysis'"),
            Map.entry("analysis_feasibility", "'recordFeasibility'"),
            Map.entry("analysis_plan", "'recordPlan'"),
            Map.entry("planning_confirmation_record", "'recordConfirmation'"),
            Map.entry("planning_task_breakdown", "'recordTaskBreakdown', 'recordTaskBreakdownUpdate'"),
            Map.entry("execution_progress_update", "'recordProgress', 'recordResolution'"),
            Map.entry("delivery_deliverables_list", "'recordDeliverables'"),
            Map.entry("delivery_acceptance_form", "'recordAcceptance'"),
            Map.entry("change_request", "'recordChangeRequest'"),
            Map.entry("escalation", "'recordEscalation'"),
            Map.entry("archive_record", "'recordArchive'"));

    /** A node that made the newest entry lived then, and seals every few seconds whatever is there. */
    static final Rule SEALED =
            new Rule("The entry %s of the audit trail is of %s, was not sealed, and a node still lived at %s.", """
            SELECT e.id, e.recorded_at, n.newest FROM audit_entry e, (SELECT max(recorded_at) AS newest FROM audit_entry) n
            WHERE e.recorded_at < n.newest - interval '1 minute'
            AND NOT EXISTS (SELECT 1 FROM audit_chain c WHERE c.entry_id = e.id)""");

    private Rules() {}

    static List<Rule> all() {
        List<Rule> rules = new ArrayList<>();
        rules.addAll(engine());
        rules.addAll(numbers());
        rules.addAll(hashes());
        rules.addAll(archive());
        rules.addAll(ModelRules.all());
        rules.addAll(MailRules.all());
        rules.add(SEALED);
        WRITTEN_BY.forEach((table, steps) -> rules.addAll(documents(table, steps)));
        return rules;
    }

    /** Work that nobody and nothing would ever go on with. */
    private static List<Rule> engine() {
        return List.of(
                new Rule("The instance %s stands at the task %s, and nobody has it.", """
                        SELECT e.proc_inst_id_, e.act_id_ FROM act_ru_execution e
                        JOIN act_hi_actinst a ON a.id_ = e.act_inst_id_ AND a.act_type_ = 'userTask'
                        WHERE NOT EXISTS (SELECT 1 FROM act_ru_task t WHERE t.execution_id_ = e.id_)"""),
                new Rule(
                        "The job %s (%s) has no retries left: %s.",
                        "SELECT id_, handler_type_, exception_msg_ FROM act_ru_job WHERE retries_ = 0"),
                new Rule("There is an incident at %s: %s.", "SELECT activity_id_, incident_msg_ FROM act_ru_incident"),
                new Rule("The job %s of the node %s is locked though its lease ended at %s.", """
                        SELECT id_, lock_owner_, lock_exp_time_ FROM act_ru_job
                        WHERE lock_owner_ IS NOT NULL AND lock_exp_time_ < now()"""),
                new Rule("The step %s of %s is counted as under way, and is over.", """
                        SELECT v.activity, v.number FROM insight_visit v WHERE v.ended_at IS NULL
                        AND NOT EXISTS (SELECT 1 FROM act_ru_execution e WHERE e.id_ = v.execution_id)"""));
    }

    private static List<Rule> numbers() {
        return List.of(
                new Rule(
                        "In the month %s %s requirements have a number, %s different ones, and the highest is %s.",
                        """
                        SELECT * FROM (SELECT split_part(number, '-', 1), count(*) AS n, count(DISTINCT number) AS d,
                        max(split_part(number, '-', 2)::int) AS m FROM registration_requirement
                        WHERE number IS NOT NULL GROUP BY 1) c WHERE n <> d OR n <> m"""),
                new Rule("The counter of the month %s says %s, and the highest number given out is %s.", """
                        SELECT n.counted_month, n.last_number, max(split_part(r.number, '-', 2)::int)
                        FROM registration_number n LEFT JOIN registration_requirement r ON r.number LIKE n.counted_month || '-%'
                        WHERE n.counted_month <> '000000' GROUP BY 1, 2
                        HAVING n.last_number <> coalesce(max(split_part(r.number, '-', 2)::int), 0)"""),
                new Rule(
                        "The requirement %s has %s changes, %s different numbers of them, and the highest is C%s.",
                        """
                        SELECT * FROM (SELECT number, count(*) AS n, count(DISTINCT change_number) AS d,
                        max(split_part(change_number, '-C', 2)::int) AS m FROM change_request GROUP BY 1) c
                        WHERE n <> d OR n <> m"""));
    }

    private static List<Rule> hashes() {
        return List.of(
                hash("The content of stored files", "document_content", "sha256"),
                hash("The rendering", "rendering_kept", "id::text"),
                hash("The incoming mail", "mailbox_mail", "id::text"),
                new Rule("The evidence %s of %s names a %s that was not kept.", """
                        SELECT e.id, e.number, e.shown_kind FROM evidence_record e WHERE e.shown_sha256 IS NOT NULL
                        AND NOT EXISTS (SELECT 1 FROM rendering_kept r WHERE r.sha256 = e.shown_sha256)"""));
    }

    private static Rule hash(String what, String table, String name) {
        return new Rule(
                what + " %s is not what its SHA-256 says.",
                "SELECT " + name + " FROM " + table
                        + " WHERE content IS NOT NULL AND encode(sha256(content), 'hex') <> sha256");
    }

    private static List<Rule> archive() {
        return List.of(
                new Rule("The dossier of %s is not what its SHA-256 and its size say.", """
                        SELECT d.number FROM archive_dossier d LEFT JOIN (SELECT dossier_id,
                        string_agg(content, ''::bytea ORDER BY position) AS content FROM archive_dossier_chunk GROUP BY 1) c
                        ON c.dossier_id = d.id
                        WHERE encode(sha256(coalesce(c.content, '')), 'hex') <> d.sha256
                        OR length(coalesce(c.content, '')) <> d.size"""),
                new Rule("The entry %s of the chain of dossiers (%s) does not name the one before.", """
                        SELECT position, number FROM (SELECT c.*, lag(seal) OVER w AS before, lag(position) OVER w AS place
                        FROM archive_chain c WINDOW w AS (ORDER BY position)) c
                        WHERE before <> previous_seal OR position <> coalesce(place, 0) + 1"""),
                new Rule("The head of the chain of dossiers is at %s, its last entry at %s.", """
                        SELECT h.position, l.position FROM archive_chain_head h, (SELECT * FROM archive_chain
                        ORDER BY position DESC LIMIT 1) l WHERE h.position <> l.position OR h.seal <> l.seal"""),
                new Rule("The seal of the dossier of %s is not in the chain.", """
                        SELECT d.number FROM archive_dossier d WHERE NOT EXISTS (SELECT 1 FROM archive_chain c
                        WHERE c.position = d.chain_position AND c.number = d.number AND c.seal = d.seal)"""),
                new Rule("The requirement %s is closed and has %s dossiers, %s entries in the chain.", """
                        SELECT * FROM (SELECT p.business_key_,
                        (SELECT count(*) FROM archive_dossier d WHERE d.number = p.business_key_) AS d,
                        (SELECT count(*) FROM archive_chain c WHERE c.number = p.business_key_ AND c.kind = 'DOSSIER') AS c
                        FROM act_hi_procinst p WHERE p.end_act_id_ = 'closed') x WHERE d <> 1 OR c <> 1"""),
                new Rule("The requirement %s is closed and counted as finished %s times.", """
                        SELECT p.business_key_, count(f.number) FROM act_hi_procinst p
                        LEFT JOIN insight_finished f ON f.number = p.business_key_
                        WHERE p.end_act_id_ = 'closed' GROUP BY 1 HAVING count(f.number) <> 1"""));
    }

    private static List<Rule> documents(String table, String steps) {
        return List.of(
                new Rule(
                        "The requirement %s has %s documents in " + table + ", and the step was taken %s times.",
                        """
                        SELECT * FROM (SELECT p.business_key_, (SELECT count(*) FROM %s t WHERE t.number = p.business_key_ OR t.number =
                        (SELECT r.reference FROM registration_requirement r WHERE r.number = p.business_key_)) AS n,
                        (SELECT count(*) FROM act_hi_actinst a WHERE a.proc_inst_id_ = p.id_ AND a.end_time_ IS NOT NULL
                        AND a.act_id_ IN (%s)) AS s FROM act_hi_procinst p
                        WHERE p.proc_def_key_ = 'customer-requirement') x WHERE n <> s""".formatted(table, steps)),
                new Rule(
                        "The versions of %s in " + table + " are not counted without gap: %s of them, the highest %s.",
                        """
                        SELECT * FROM (SELECT number, count(*) AS n, max(version) AS m FROM %s GROUP BY 1%s) x
                        WHERE n <> m""".formatted(table, table.equals("execution_progress_update") ? ", work_item_id" : "")));
    }
}
