package io.closedloop.mailbox;

import static io.closedloop.mailbox.SampleMails.GB18030;
import static io.closedloop.mailbox.SampleMails.base64;
import static io.closedloop.mailbox.SampleMails.mail;
import static io.closedloop.mailbox.SampleMails.word;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Mails as QQ Mail, Foxmail, Outlook and Gmail send them, and as nobody should. */
class MailReaderTest {

    private static final String HEADS = "From: a@example.com\nMessage-ID: <1@example.com>\nMIME-Version: 1.0\n";

    @Test
    void readsQqMail() {
        ReadMail mail = MailReader.read(
                SampleMails.qqAnswer("同意", "Wang@QQ.com", "<202611-001.x@c.example>", "tencent_1@qq.com"));

        assertThat(mail.address()).isEqualTo("wang@qq.com");
        assertThat(mail.name()).isEqualTo("王小明");
        assertThat(mail.subject()).isEqualTo("回复：请确认方案");
        assertThat(mail.messageId()).isEqualTo("tencent_1@qq.com");
        assertThat(mail.answers()).containsExactly("202611-001.x@c.example");
        assertThat(mail.said()).isEqualTo("同意");
        assertThat(mail.text()).startsWith("同意").contains("撤回");
    }

    @Test
    void readsFoxmail() {
        ReadMail mail = MailReader.read(SampleMails.foxmail("li@example.com", "1@fox"));

        assertThat(mail.subject()).isEqualTo("[紧急]需要定制数据看板");
        assertThat(mail.name()).isEqualTo("李华");
        assertThat(mail.text()).contains("请按附件开发数据看板，包含㎡与镕字。").doesNotContain("�");
        assertThat(mail.files()).extracting(MailFile::name).containsExactly("需求说明书（第二版）.docx", "setup.exe");
        assertThat(new String(mail.files().get(0).content(), UTF_8)).isEqualTo("看板需求");
    }

    @Test
    void readsOutlookInHtmlOnly() {
        ReadMail mail = mail("From: \"Wang, Xiaoming\" <wang@corp.example>\nSubject: RE: Plan\nThread-Index: AdX\n"
                        + "Content-Type: text/html; charset=\"gb2312\"\nContent-Transfer-Encoding: quoted-printable\n\n")
                .then("<html><head><style>p{color:red}</style><script>alert(1)</script></head><body>"
                        + "<p class=3DMsoNormal>=CD=AC=D2=E2<o:p></o:p></p><p>&nbsp;</p>"
                        + "<img src=3D\"http://evil.example/p.gif\"><div><div style=3D'border-top:solid'>"
                        + "<p><b>=B7=A2=BC=FE=C8=CB:</b> Closedloop<br><b>=B7=A2=CB=CD=CA=B1=BC=E4:</b> 2026<br>"
                        + "<b>=CA=D5=BC=FE=C8=CB:</b> Wang</p></div></div><p>old &lt;b&gt; text</p></body></html>\n")
                .read();

        assertThat(mail.name()).isEqualTo("Wang, Xiaoming");
        assertThat(mail.said()).isEqualTo("同意");
        assertThat(mail.text()).contains("old <b> text").doesNotContain("alert", "color", "evil");
    }

    @Test
    void readsGmail() {
        ReadMail mail =
                mail("From: Wang <w@gmail.com>\nSubject: Re: Plan\nIn-Reply-To: <x@c>\nReferences: <y@c> <x@c>\n"
                                + "Content-Type: multipart/alternative; boundary=\"0000\"\n\n--0000\n"
                                + "Content-Type: text/plain; charset=\"UTF-8\"\nContent-Transfer-Encoding: base64\n\n")
                        .then(base64(
                                "Confirmed.\r\n\r\nOn Mon, Nov 23, 2026 at 3:00 PM Closedloop <\r\nrequirements@closedloop.example>\r\nwrote:\r\n\r\n"
                                        + "> Please confirm\r\n> the plan\r\n",
                                UTF_8))
                        .then("--0000\nContent-Type: text/html; charset=\"UTF-8\"\n\n<div>Confirmed.</div>\n--0000--\n")
                        .read();

        assertThat(mail.said()).isEqualTo("Confirmed.");
        assertThat(mail.answers()).containsExactly("x@c", "y@c");
    }

    @ParameterizedTest
    @CsvSource({
        "GB18030, gb18030",
        "GB18030, gb2312",
        "GB18030, GBK",
        "UTF-8, utf-8",
        "Big5-HKSCS, big5",
        // wrong, or nothing at all
        "UTF-8, gb2312",
        "GB18030, utf-8",
        "GB18030, us-ascii",
        "UTF-8, iso-8859-1",
        "GB18030, ''",
        "UTF-8, x-unknown"
    })
    void readsBodies(String really, String declared) {
        String text = "請確認方案，謝謝您的來信";
        ReadMail mail = mail(HEADS + "Content-Type: text/plain" + (declared.isEmpty() ? "" : "; charset=" + declared)
                        + "\nContent-Transfer-Encoding: 8bit\n\n")
                .then(text, Charset.forName(really))
                .read();

        assertThat(mail.text()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "filename*=UTF-8''%E9%9C%80%E6%B1%82%20%E5%90%8D.pdf",
                "filename*0*=UTF-8''%E9%9C%80%E6%B1;\n filename*1*=%82%20%E5%90%8D;\n filename*2=.pdf",
                "filename=\"=?UTF-8?B?6ZyA5rGCIOWQjS5wZGY=?=\"",
                "filename==?utf-8?Q?=E9=9C=80=E6=B1=82_=E5=90=8D.pdf?=",
                "filename=\"=?UTF-8?B?6ZyA5r?=\n =?UTF-8?B?GCIOWQjS5wZGY=?=\"",
                "filename=\"C:\\\\Users\\\\a\\\\=?GBK?B?0OjH8yDD+y5wZGY=?=\""
            })
    void readsFileNames(String parameter) {
        ReadMail mail = mail(HEADS + "Content-Type: multipart/mixed; boundary=b\n\n--b\n\ntext\n--b\n"
                        + "Content-Type: application/pdf\nContent-Disposition: attachment;\n " + parameter
                        + "\n\n%PDF\n--b--\n")
                .read();

        assertThat(mail.files()).extracting(MailFile::name).containsExactly("需求 名.pdf");
    }

    @Test
    void readsNamesAndSubjectsInRawBytes() {
        ReadMail mail = mail("From: ")
                .then("王小明", GB18030)
                .then(" <w@example.com>\nSubject: ")
                .then("需要数据看板", GB18030)
                .then("\nContent-Type: application/pdf; name=\"")
                .then("说明.pdf", UTF_8)
                .then("\"\n\n%PDF")
                .read();

        assertThat(mail.name()).isEqualTo("王小明");
        assertThat(mail.subject()).isEqualTo("需要数据看板");
        assertThat(mail.files()).extracting(MailFile::name).containsExactly("说明.pdf");
    }

    @Test
    void keepsMailsWithinMailsAndWhatOutlookWraps() {
        ReadMail mail = mail(HEADS + "Content-Type: multipart/mixed; boundary=b\n\n--b\n\nsee below\n--b\n"
                        + "Content-Type: message/rfc822\n\nFrom: x@example.com\nSubject: inner\n"
                        + "Content-Type: multipart/mixed; boundary=i\n\n--i\n\ninner text\n--i--\n--b\n"
                        + "Content-Type: application/ms-tnef; name=winmail.dat\nContent-Transfer-Encoding: base64\n\neJ8+IgAA\n--b\n"
                        + "Content-Type: image/gif\nContent-ID: <p>\nContent-Disposition: inline; filename=p.gif\n\nGIF89a\n--b\n"
                        + "Content-Type: text/calendar; method=REQUEST\n\nBEGIN:VCALENDAR\n--b--\n")
                .read();

        assertThat(mail.text()).isEqualTo("see below");
        assertThat(mail.files())
                .extracting(MailFile::name)
                .containsExactly("attachment-1.eml", "winmail.dat", "attachment-3");
        assertThat(new String(mail.files().get(0).content(), ISO_8859_1)).contains("Subject: inner", "inner text");
    }

    @Test
    void joinsTextsAndReadsEachOnce() {
        ReadMail mail = mail(HEADS + "Content-Type: multipart/mixed; boundary=b\n\n--b\n"
                        + "Content-Type: multipart/alternative; boundary=c\n\n--c\nContent-Type: text/plain\n\nfirst\n--c\n"
                        + "Content-Type: multipart/related; boundary=d\n\n--d\nContent-Type: text/html\n\n<p>first</p>\n--d--\n"
                        + "--c--\n--b\nContent-Type: text/html\n\n<p>footer</p>\n--b--\n")
                .read();

        assertThat(mail.text()).isEqualTo("first\n\nfooter");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-----原始邮件-----\n发件人: a",
                "------------------ Original ------------------\nFrom: x",
                "----- Original Message -----\nold",
                "> old\n> older",
                "On 2026-11-23, at 15:00, A <a@b.c> wrote:\n\n> old",
                "在 2026年11月23日 15:00，Closedloop <a@b.c> 写道：\n> old",
                "王小明 <a@b.c> 于2026年11月23日周一 15:00写道：\n\nold",
                "发件人：A\n发送时间：2026年\n收件人：B\nold",
                "________________________________\nFrom: A\nSent: Monday\nTo: B\nold",
                "-- \nWang\nSales",
                "发自我的iPhone",
                "Sent from my iPhone",
                "---- 回复的原邮件 ----\n| 发件人 | a |",
                "-------- 转发的邮件 --------\nold"
            })
    void cutsQuotations(String quoted) {
        assertThat(Quotation.cut("同意\n\n" + quoted)).isEqualTo("同意");
    }

    @Test
    void keepsWhatIsSaidBelowAndBetweenQuotations() {
        assertThat(Quotation.cut("On Monday, the 23rd, A <a@b.c> wrote:\n> Shall we?\nYes\n> Really?\nSure"))
                .isEqualTo("Yes\nSure");
        assertThat(Quotation.cut("From: here we start.\nNothing is cut.")).startsWith("From: here");
        assertThat(Quotation.cut("价格说明\n----\n第二段")).isEqualTo("价格说明\n----\n第二段");
    }

    @Test
    void leavesNothingThatCouldBeAHeader() {
        ReadMail mail = mail("From: \"=?UTF-8?Q?A=0D=0ABcc:=20x@evil.example?=\" <a@example.com>\n"
                        + "Subject: =?UTF-8?B?"
                        + java.util.Base64.getEncoder()
                                .encodeToString("Hi\r\nBcc: x@evil.example\u0000\u202e".getBytes(UTF_8))
                        + "?=\nMessage-ID: <a@b>\n\nte\u0000xt\u0007\n")
                .read();

        assertThat(mail.name()).isEqualTo("A Bcc: x@evil.example");
        assertThat(mail.subject()).isEqualTo("Hi Bcc: x@evil.example");
        assertThat(mail.text()).isEqualTo("text");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a@example.com|a@example.com", "A <A@Example.com>|a@example.com",
                        "\"x@evil.example\" <a@example.com>|a@example.com",
                "a@example.com, b@example.com|", "undisclosed|", "\"a@example.com\" <b@evil.example>|b@evil.example",
                "(a@example.com) <b@evil.example>|b@evil.example",
                        "=?utf-8?B?YUBleGFtcGxlLmNvbQ==?= <b@evil.example>|b@evil.example"
            })
    void knowsWhoReallySends(String from, String address) {
        assertThat(mail("From: " + from + "\n\nx").read().address()).isEqualTo(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "no headers at all",
                "From: a@b.c\n",
                "Content-Type: multipart/mixed\n\n--x\n\ny",
                "Content-Type: ;;;\n\nx",
                "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Transfer-Encoding: base64\n\n====!!!\n",
                "Subject: =?x?B?a?= =?\n\n",
                "Content-Type: text/plain; charset=\"\u0000\"\nContent-Transfer-Encoding: x-strange\n\nx"
            })
    void readsWhatIsBroken(String raw) {
        assertThat(mail(raw).read().left()).hasSizeLessThan(2);
    }

    @Test
    @Timeout(20)
    void isNotExhaustedByBombs() {
        assertThat(mail(HEADS + "Content-Type: multipart/mixed; boundary=b\n\n" + "--b\n\nx\n".repeat(200_000))
                        .read()
                        .left())
                .hasSize(1);
        StringBuilder deep = new StringBuilder(HEADS);
        for (int level = 0; level < 5_000; level++) {
            deep.append("Content-Type: multipart/mixed; boundary=b")
                    .append(level)
                    .append("\n\n--b")
                    .append(level)
                    .append('\n');
        }
        assertThat(mail(deep.toString()).read().left()).hasSize(1);
        assertThat(mail("A: b\n".repeat(300_000)).read().left()).hasSize(1);
        assertThat(mail("Subject: " + "=?".repeat(1_000_000) + "\n\nx").read().left())
                .hasSize(1);
        assertThat(mail(HEADS + "Content-Type: text/html\n\n" + "<td>".repeat(400_000))
                        .read()
                        .files())
                .isEmpty();
        assertThat(mail(HEADS + "Content-Type: text/html\n\n" + "<div>".repeat(100_000) + "deep")
                        .read()
                        .files())
                .isEmpty();
        assertThat(mail(HEADS + "Content-Type: text/html\n\nx" + "<b> </b>".repeat(240_000) + "y")
                        .read()
                        .text())
                .startsWith("x");
        StringBuilder pieces = new StringBuilder(HEADS + "Content-Type: text/plain");
        for (int piece = 0; piece < 3_500; piece++) {
            pieces.append("; f*").append(piece).append("=; f*0x").append(piece).append("=");
        }
        assertThat(mail(pieces + "\n\nx").read().text()).isEqualTo("x");
        for (String line : List.of(
                "-".repeat(300_000), "----\n\n".repeat(50_000), " ".repeat(300_000) + "x", "发件人: a\n".repeat(50_000))) {
            assertThat(Quotation.cut(line)).isNotNull();
            assertThat(AnswerWords.read(io.closedloop.link.Purpose.PLAN, line, "x"))
                    .isEmpty();
        }
    }

    @Test
    void tellsBounces() {
        assertThat(MailReader.read(SampleMails.bounce("<202611-001.planToConfirm.ab@c.example>", "failed"))
                        .report())
                .isEqualTo(new ReadMail.DeliveryReport(true, "202611-001.planToConfirm.ab@c.example"));
        assertThat(MailReader.read(SampleMails.bounce("<x@c.example>", "delayed"))
                        .report())
                .isEqualTo(new ReadMail.DeliveryReport(false, "x@c.example"));
        assertThat(mail(HEADS + "Subject: " + word("退信", UTF_8, "utf-8") + "\n\nx")
                        .read()
                        .report())
                .isNull();
    }
}
