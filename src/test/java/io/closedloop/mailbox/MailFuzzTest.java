package io.closedloop.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.closedloop.link.Purpose;
import io.closedloop.support.Mutations;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever comes as a mail is read to its end, soon, and without an error: a mail that cannot be read would come again for ever. */
class MailFuzzTest {

    private static final double SOON = 2;

    @Property(tries = 2000)
    void everyMailIsRead(@ForAll("mails") byte[] raw) {
        assertThat(Mutations.seconds(() -> {
                    ReadMail mail = MailReader.read(raw);
                    List.of(Purpose.PLAN, Purpose.CHANGE)
                            .forEach(purpose -> AnswerWords.read(purpose, mail.said(), mail.name()));
                }))
                .isLessThan(SOON);
        ReadMail mail = MailReader.read(raw);
        assertThat(mail.text().length()).isLessThanOrEqualTo(20_000);
        assertThat(mail.text()).doesNotContain("\0");
    }

    @Property(tries = 2000)
    void everyAnswerIsReadOrIsNone(@ForAll("texts") String said, @ForAll("texts") String name) {
        for (Purpose purpose : Purpose.values()) {
            assertThat(Mutations.seconds(() -> AnswerWords.read(purpose, said + "\n" + name, name)))
                    .isLessThan(SOON);
        }
    }

    @Provide
    Arbitrary<byte[]> mails() {
        return Mutations.of(List.of(
                SampleMails.plain("li@example.com", "看板", "请开发看板", "one@example.com"),
                SampleMails.foxmail("li@example.com", "two@example.com"),
                SampleMails.qqAnswer("同意", "li@example.com", "three@example.com", "four@example.com"),
                SampleMails.bounce("five@example.com", "failed"),
                "From: a\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n\r\n--x--"
                        .getBytes(StandardCharsets.US_ASCII)));
    }

    @Provide
    Arbitrary<String> texts() {
        return Mutations.texts();
    }
}
