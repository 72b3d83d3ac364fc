package io.closedloop.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.closedloop.document.Attachments;
import io.closedloop.support.Journey;
import io.closedloop.support.ProcessTest;
import io.closedloop.support.TestClock;
import io.closedloop.support.Timetable;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** Mails of nobody's requirement are kept for thirty days in this installation. */
@ProcessTest
@TestPropertySource(properties = "closedloop.mailbox.strays=30d")
class StrayMailsTest {

    @Autowired
    Journey journey;

    @Autowired
    IncomingMails mails;

    @Autowired
    Attachments attachments;

    @Autowired
    Timetable timetable;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient jdbc;

    final String sender = UUID.randomUUID() + "@stranger.example";

    @AfterEach
    void letTheClockRun() {
        clock.reset();
    }

    @Test
    void goWithTheirFilesWhenTheirTimeIsOver() {
        clock.set("2024-05-10T10:00");
        long ignored = comes(SampleMails.plain(sender, "", "", "i-" + sender));
        journey.complete("handleMail", "decision", "IGNORE");
        assertThat(attachments.of(ReceivedMail.key(ignored))).isNotEmpty();
        long automatic =
                comes(SampleMails.plain(sender, "自动回复: 休假", "我在休假", "a-" + sender, "Auto-Submitted: auto-replied"));

        night("2024-06-08");
        assertThat(isKept(ignored)).isTrue();
        assertThat(isKept(automatic)).isTrue();

        night("2024-06-09");
        assertThat(isKept(ignored)).isFalse();
        assertThat(attachments.of(ReceivedMail.key(ignored))).isEmpty();
        assertThat(isKept(automatic)).isFalse();
    }

    @Test
    void stayWhileSomebodyHasToHandleThem() {
        clock.set("2024-05-10T10:00");
        long open = comes(SampleMails.plain(sender, "", "", "o-" + sender));
        night("2024-07-10");
        assertThat(isKept(open)).isTrue();

        journey.complete("handleMail", "decision", "IGNORE");
        night("2024-07-11");
        assertThat(isKept(open)).isFalse();
    }

    @Test
    void ofARequirementStayWithIt() {
        clock.set("2024-05-10T10:00");
        long mail = comes(SampleMails.foxmail(sender, "r-" + sender));
        night("2024-07-10");
        assertThat(isKept(mail)).isTrue();
    }

    private long comes(byte[] raw) {
        long id = mails.take(new RawMail(raw, true, raw.length));
        journey.with(ReceivedMail.key(id)).runOutsideSteps();
        return id;
    }

    private void night(String day) {
        clock.set(day + "T10:00:01");
        assertThat(timetable.outcome(timetable.starts("dossier-retention"))).isEqualTo("dossiersDisposed");
    }

    private boolean isKept(long id) {
        return jdbc.sql("SELECT count(*) FROM mailbox_mail WHERE id = ?")
                        .param(id)
                        .query(Integer.class)
                        .single()
                > 0;
    }
}
