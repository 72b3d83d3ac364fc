package io.closedloop.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.closedloop.archive.ChainEntry.Kind;
import io.closedloop.document.Attachment;
import io.closedloop.document.Attachments;
import io.closedloop.refusal.Refusal;
import io.closedloop.support.Covers;
import io.closedloop.support.Journey;
import io.closedloop.support.ProcessTest;
import io.closedloop.support.TestClock;
import io.closedloop.support.Timetable;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Objects;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestPropertySource;

/** A declined requirement archived on Friday, May 10th 2024 is kept for two years in this installation. */
@ProcessTest
@TestPropertySource(properties = "closedloop.archive.retention.declined=P2Y")
@Covers("dossier-retention")
class RetentionProcessTest {

    @Autowired
    Journey journey;

    @Autowired
    Timetable timetable;

    @Autowired
    DossierViews views;

    @Autowired
    Holds holds;

    @Autowired
    Attachments attachments;

    @Autowired
    ChainAudit audit;

    @Autowired
    TestClock clock;

    @Autowired
    HistoryService history;

    @Autowired
    ManagementService management;

    @Autowired
    JdbcTemplate jdbc;

    @BeforeEach
    void archive() {
        clock.set("2024-05-10T10:00");
        journey.begins()
                .through("registerRequirement", "confirmRegistration", "analyzeRequirement")
                .complete("assessFeasibility", "conclusion", "NOT_FEASIBLE")
                .through("informCustomer", "archiveRequirement");
    }

    @AfterEach
    void letTheClockRun() {
        clock.reset();
    }

    @Test
    void disposesWhenTheTimeIsOver() throws IOException {
        assertThat(views.find(journey.number()).orElseThrow().keepUntil()).isEqualTo("2026-05-10");
        assertThat(nightOf("2026-05-10")).isEqualTo("dossiersDisposed");
        assertThat(views.find(journey.number())).isPresent();

        assertThat(customers(journey.number())).doesNotContain("(erased)");

        nightOf("2026-05-11");
        assertThat(views.find(journey.number())).isEmpty();
        assertThat(customers(journey.number())).containsOnly("(erased)");
        ChainAudit.Audit audited = audit.audit(true);
        assertThat(audited.problems()).isEmpty();
        assertThat(audited.entries().get(audited.entries().size() - 1))
                .returns(Kind.DISPOSAL, ChainEntry::kind)
                .returns(journey.number(), ChainEntry::number)
                .extracting(ChainEntry::statement)
                .asString()
                .contains("\"keptUntil\":\"2026-05-10\"");
    }

    @Test
    void keepsWhatIsHeld() {
        String number = journey.number();
        holds.put(number, "诉讼", "archivist");
        nightOf("2030-01-01");
        assertThat(views.find(number).orElseThrow().held()).isTrue();
        assertThatThrownBy(() -> holds.put(number, "again", "archivist")).isInstanceOf(Refusal.class);

        holds.lift(number, "结案", "archivist");
        assertThat(views.find(number).orElseThrow().holds())
                .singleElement()
                .returns("诉讼", Hold::reason)
                .returns("结案", Hold::liftReason)
                .returns(false, Hold::lasts);
        assertThatThrownBy(() -> holds.lift(number, "again", "archivist")).isInstanceOf(Refusal.class);
        nightOf("2030-01-02");
        assertThat(views.find(number)).isEmpty();
    }

    @Test
    void theHistoryGoesWhenItsTimeIsOverAndItsDossierTellsTheSame() {
        String number = journey.number();
        holds.put(number, "诉讼", "archivist");
        nightOf("2029-05-01");
        cleansUp();
        assertThat(remembered(number)).as("five years are not over").isPositive();

        nightOf("2029-05-20");
        cleansUp();
        assertThat(remembered(number)).isZero();
        assertThat(views.find(number)).isPresent();
    }

    @Test
    void theHistoryStaysWhileItsDossierIsDamaged() {
        String number = journey.number();
        holds.put(number, "诉讼", "archivist");
        String whole = "SELECT c.content FROM archive_dossier_chunk c JOIN archive_dossier d ON d.id = c.dossier_id"
                + " WHERE d.number = ?";
        byte[] content = Objects.requireNonNull(jdbc.queryForObject(whole, byte[].class, number));
        byte[] damaged = content.clone();
        damaged[damaged.length / 2] ^= 1;
        String change = "UPDATE archive_dossier_chunk SET content = ? WHERE dossier_id ="
                + " (SELECT id FROM archive_dossier WHERE number = ?)";
        jdbc.update(change, damaged, number);
        nightOf("2029-05-20");
        cleansUp();
        assertThat(remembered(number)).isPositive();

        jdbc.update(change, content, number);
        nightOf("2029-05-21");
        cleansUp();
        assertThat(remembered(number)).isZero();
    }

    @Test
    void theHistoryOfWhatRunsStaysHoweverOld() {
        clock.set("2024-05-11T10:00");
        journey.begins().through("registerRequirement");
        String number = journey.number();
        long before = remembered(number);
        nightOf("2030-05-20");
        cleansUp();
        assertThat(remembered(number)).isEqualTo(before);
    }

    @Test
    void whoWasRejectedIsForgottenWithTheHistory() {
        clock.set("2024-05-11T10:00");
        journey.begins().complete("registerRequirement", "decision", "REJECT", "reason", "不在业务范围内");
        String reference = journey.number();
        nightOf("2029-05-01");
        assertThat(customers(reference)).doesNotContain("(erased)");

        nightOf("2029-05-20");
        cleansUp();
        assertThat(customers(reference)).containsOnly("(erased)");
        assertThat(remembered(reference)).isZero();
    }

    private List<String> customers(String key) {
        return jdbc.queryForList(
                "SELECT customer_name FROM registration_requirement WHERE number = ? OR reference = ?",
                String.class,
                key,
                key);
    }

    @Test
    void filesThatNoFormNamesGoAfterAWeek() throws IOException {
        clock.set("2024-05-12T10:00");
        Attachment inVain = stored("in vain");
        Attachment elsewhereToo = stored("elsewhere, too");
        Attachment named = stored("elsewhere, too");
        attachments.keep(named.ref(), journey.number());
        nightOf("2024-05-19");
        assertThat(attachments.find(inVain.id())).isPresent();
        Attachment young = stored("young");

        nightOf("2024-05-20");
        assertThat(attachments.find(inVain.id())).isEmpty();
        assertThat(contents(inVain)).isZero();
        assertThat(attachments.find(elsewhereToo.id())).isEmpty();
        assertThat(attachments.find(named.id())).isPresent();
        assertThat(contents(named)).isEqualTo(1);
        assertThat(attachments.find(young.id())).isPresent();
    }

    private Attachment stored(String content) throws IOException {
        return attachments.store(
                "scan.txt", new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)), "archivist");
    }

    private int contents(Attachment attachment) {
        return Objects.requireNonNull(jdbc.queryForObject(
                "SELECT count(*) FROM document_content WHERE sha256 = ?", Integer.class, attachment.sha256()));
    }

    private long remembered(String number) {
        return history.createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(number)
                .count();
    }

    private void cleansUp() {
        history.cleanUpHistoryAsync(true);
        history.findHistoryCleanupJobs().forEach(job -> management.executeJob(job.getId()));
    }

    @Test
    void comesEveryNight() {
        clock.set("2024-05-11T02:30");
        timetable.starts("dossier-retention");

        assertThat(timetable.next("dossier-retention").getDuedate()).isEqualTo("2024-05-12T02:30:00+08:00");
    }

    @Test
    void keepsEachClassAsLongAsItsSettingSays() {
        ArchiveSettings settings = new ArchiveSettings(
                new ArchiveSettings.Retention(Period.ofYears(10), Period.ofMonths(18), Period.parse("P1Y6M")),
                java.time.LocalTime.MIDNIGHT);

        LocalDate day = LocalDate.of(2024, 2, 29);
        assertThat(settings.keepUntil(DossierClass.CLOSED, day)).isEqualTo("2034-02-28");
        assertThat(settings.keepUntil(DossierClass.DECLINED, day)).isEqualTo("2025-08-29");
        assertThat(settings.keepUntil(DossierClass.WITHDRAWN, day)).isEqualTo("2025-08-29");
        assertThatThrownBy(() -> new ArchiveSettings.Retention(Period.ZERO, Period.ofYears(1), Period.ofYears(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private String nightOf(String day) {
        clock.set(day + "T02:30");
        return timetable.outcome(timetable.starts("dossier-retention"));
    }
}
