package io.closedloop.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The checker itself: of a database that is damaged in every way that it looks for, it tells each. */
class InvariantsTest {

    /** Each damage, and what is said about it. */
    private static final Map<String, List<String>> DAMAGES = damages();

    private final Ledger ledger = new Ledger();

    @Test
    void tellsEveryDamage() {
        try (Cluster cluster = new Cluster(1, ledger);
                LifeCycles cycles = new LifeCycles(cluster, 2, Duration.ofMinutes(5))) {
            cycles.run(6).join();
            String waiting = new LifeCycle(
                            cluster.client(Duration.ofSeconds(60)),
                            ledger,
                            true,
                            LifeCycle.Turn.NONE,
                            Duration.ofMinutes(2))
                    .runUntil("breakDownTasks");
            assertThat(cluster.violations()).isEmpty();
            cluster.stop();
            JdbcClient jdbc = JdbcClient.create(
                    new DriverManagerDataSource(cluster.postgres().url(), "postgres", "any, it trusts us"));
            jdbc.sql("ALTER TABLE audit_entry DISABLE TRIGGER USER").update();
            DAMAGES.keySet()
                    .forEach(damage -> assertThat(
                                    jdbc.sql(damage.replace("$TASK", waiting)).update())
                            .as(damage)
                            .isPositive());
            ledger.completed("no-task", "preparePlan");
            ledger.received("no-requirement", "R-1");
            ledger.attempted("no-requirement");
            ledger.surprise("Something surprised a client.");
            Map<String, List<Instant>> mails = new HashMap<>(cluster.mails().taken());
            List<String> came = List.copyOf(mails.keySet());
            mails.put(came.get(0), List.of(Instant.EPOCH, Instant.now()));
            came.subList(1, 3).forEach(mails::remove);
            mails.put("<stray>", List.of(Instant.now()));

            List<String> violations = new Invariants(cluster.postgres().url(), ledger, mails).violations();

            List<String> sentences = new ArrayList<>(List.of(
                    "The completion of preparePlan no-task was acknowledged and is not there",
                    "The requirement 'no-requirement' is there 0 times, and was acknowledged",
                    "The requirement '.*' is there 2 times",
                    "The requirement '.*' was acknowledged as .* and is kept as R-0",
                    "there are 2 changes; 1 were sent, 1 acknowledged",
                    "Something surprised a client",
                    "The mail <stray> came, and nobody knows of it",
                    "is noted as sent and never came",
                    "came at .*, and nothing died when the copy number 1 left"));
            DAMAGES.values().forEach(sentences::addAll);
            assertThat(sentences)
                    .allSatisfy(sentence -> assertThat(violations)
                            .anySatisfy(violation -> assertThat(violation).containsPattern(sentence)));
        }
    }

    private static String nth(int dossier) {
        return "(SELECT id FROM archive_dossier ORDER BY chain_position OFFSET " + dossier + " LIMIT 1)";
    }

    /** Inserts the first row of a table once more, with other values in some columns. */
    private static String copy(String table, String otherwise, String which) {
        return "INSERT INTO " + table + " SELECT (jsonb_populate_record(x, jsonb_build_object(" + otherwise
                + "))).* FROM " + table + " x WHERE " + which + " LIMIT 1";
    }

    private static Map<String, List<String>> damages() {
        String first = " WHERE id = (SELECT min(id) FROM ";
        Map<String, List<String>> damages = new LinkedHashMap<>();
        damages.put(
                "UPDATE audit_entry SET user_id = 'somebody' WHERE id ="
                        + " (SELECT entry_id FROM audit_chain WHERE position = 3)",
                List.of("entry at position 3 was changed"));
        damages.put(
                "DELETE FROM audit_entry WHERE id = (SELECT min(e.id) FROM audit_entry e JOIN audit_chain c ON"
                        + " c.entry_id = e.id WHERE c.position > 3 AND e.path LIKE '%/complete')",
                List.of("was removed", "The audit trail knows nothing of the completion of"));
        damages.put(
                "UPDATE registration_requirement SET description = (SELECT description FROM registration_requirement"
                        + " WHERE number LIKE '%-002') WHERE number LIKE '%-001'",
                List.of("is there 0 times, and was acknowledged"));
        damages.put(
                copy(
                        "audit_entry",
                        "'id', (SELECT max(id) + 1 FROM audit_entry), 'recorded_at', x.recorded_at - interval '1 hour'",
                        "true"),
                List.of("The entry \\d+ of the audit trail is of .*, was not sealed"));
        damages.put(
                copy(
                        "act_ru_execution",
                        "'id_', 'lost', 'proc_inst_id_', 'lost', 'act_id_', 'tellClosed', 'business_key_', 'lost'",
                        "parent_id_ IS NULL"),
                List.of("The instance lost of customer-requirement stands at tellClosed and waits for nobody"));
        // it listens for what may come in at any time
        damages.put(
                copy(
                        "act_ru_event_subscr",
                        "'id_', 'lost', 'proc_inst_id_', 'lost', 'execution_id_', 'lost'",
                        "activity_id_ = 'registrationAnswered'"),
                List.of());
        damages.put(
                "UPDATE act_hi_taskinst SET delete_reason_ = 'deleted' WHERE id_ ="
                        + " (SELECT min(id_) FROM act_hi_taskinst WHERE task_def_key_ = 'preparePlan')",
                List.of("the step recordPlan was taken 1 times, and what it follows was done 0 times"));
        damages.put("DELETE FROM act_ru_identitylink WHERE task_id_ = '$TASK'", List.of());
        damages.put(
                "DELETE FROM act_ru_task WHERE id_ = '$TASK'",
                List.of("at the task breakDownTasks, and nobody has it"));
        damages.put(
                "UPDATE act_ru_job SET retries_ = 0 WHERE handler_type_ LIKE 'timer-transition' OR handler_type_ = 'timer-task-listener'",
                List.of("The job .* has no retries left", "stands at .* and waits for nobody and nothing"));
        damages.put(
                "INSERT INTO act_ru_incident (id_, rev_, incident_timestamp_, incident_type_, activity_id_, incident_msg_)"
                        + " VALUES ('1', 1, now(), 'failedJob', 'sendMail', 'refused')",
                List.of("There is an incident at sendMail: refused"));
        damages.put(
                "UPDATE act_ru_job SET lock_owner_ = 'dead', lock_exp_time_ = now() - interval '1 hour'",
                List.of("of the node dead is locked though its lease ended"));
        damages.put(
                "UPDATE insight_visit SET ended_at = NULL" + first + "insight_visit)",
                List.of("is counted as under way, and is over"));
        damages.put(
                "UPDATE registration_requirement SET number = left(number, 7) || '099' WHERE number LIKE '%-003'",
                List.of(
                        "In the month .* the highest is 99",
                        "The counter of the month .* the highest number given out is 99"));
        damages.put("UPDATE registration_requirement SET reference = 'R-0' WHERE number LIKE '%-004'", List.of());
        damages.put(
                copy("change_request", "'id', -1, 'version', 9, 'change_number', x.number || '-C02'", "true"),
                List.of());
        damages.put(
                "UPDATE change_request SET change_number = replace(change_number, '-C01', '-C03')",
                List.of("has 1 changes.*C3"));
        damages.put(
                "INSERT INTO document_content (sha256, content) VALUES (repeat('0', 64), 'other')",
                List.of("The content of stored files 0+ is not what its SHA-256 says"));
        damages.put(
                "INSERT INTO mailbox_mail (digest, sha256, size, whole, received_at, content)"
                        + " VALUES ('1', repeat('0', 64), 1, true, now(), 'other')",
                List.of("The incoming mail \\d+ is not what"));
        damages.put(
                "INSERT INTO webhook_outbox (announcement, webhook, number, event, text, recipients, told_at)"
                        + " VALUES ('1', 'crm', '202611-001', 'escalated', '', '', now())",
                List.of("The webhook crm was not told escalated"));
        damages.put(
                "UPDATE rendering_kept SET content = content || '\\x00'::bytea" + first + "rendering_kept)",
                List.of("The rendering \\d+ is not what"));
        damages.put(
                "UPDATE evidence_record SET shown_sha256 = repeat('0', 64)" + first + "evidence_record)",
                List.of("The evidence .* that was not kept"));
        damages.put(
                "UPDATE archive_dossier_chunk SET content = content || '\\x00'::bytea WHERE dossier_id = " + nth(0),
                List.of("The dossier of .* is not what its SHA-256 and its size say", "The dossiers do not verify"));
        damages.put(
                "UPDATE archive_chain SET previous_seal = repeat('0', 64) WHERE position = 3",
                List.of("The entry 3 of the chain of dossiers .* does not name the one before"));
        damages.put(
                "UPDATE archive_chain_head SET position = position + 1",
                List.of("The head of the chain of dossiers is at 7, its last entry at 6"));
        damages.put(
                "UPDATE archive_dossier SET seal = repeat('1', 64) WHERE id = " + nth(1),
                List.of("The seal of the dossier of .* is not in the chain"));
        damages.put("DELETE FROM archive_dossier_chunk WHERE dossier_id = " + nth(3), List.of());
        damages.put(
                "DELETE FROM archive_dossier WHERE id = " + nth(3), List.of("is closed and has 0 dossiers, 1 entries"));
        damages.put(
                "DELETE FROM insight_finished WHERE number LIKE '%-005'",
                List.of("closed and counted as finished 0 times"));
        damages.put(
                "UPDATE correspondence_mail SET state = 'QUEUED'" + first + "correspondence_mail)",
                List.of("The mail .* has not left"));
        damages.put(
                "UPDATE correspondence_mail SET event = 'requirementReceived', recipient = 'a', number = '1' WHERE id IN (SELECT id FROM correspondence_mail ORDER BY id LIMIT 2)",
                List.of("a was told requirementReceived about 1 2 times"));
        damages.put(
                "DELETE FROM correspondence_mail WHERE event = 'requirementRegistered' AND number LIKE '%-006'",
                List.of(
                        "-006 requirementRegistered was told 0 times, and the step that tells it was taken 1 times",
                        "-006 has a number, and its customer was told 0 times of it, 1 that it came"));
        damages.put(
                copy("correspondence_mail", "'id', -1, 'message_id', '<plan>'", "event = 'planToConfirm'"),
                List.of("planToConfirm was told 2 times, and the step that tells it was taken 1 times"));
        damages.put(
                copy("correspondence_mail", "'id', -2, 'message_id', '<task>'", "event = 'taskAssigned'"),
                List.of("was told 2 times about .*-00.: For you"));
        damages.put(
                "DELETE FROM analysis_plan" + first + "analysis_plan)",
                List.of("0 documents in analysis_plan, and the step was taken 1 times"));
        damages.put(
                "UPDATE analysis_specification SET version = 5" + first + "analysis_specification)",
                List.of("The versions of .* in analysis_specification are not counted without gap"));
        return damages;
    }
}
