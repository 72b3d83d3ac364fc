package io.closedloop.mailbox;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.Base64;

/** Mails as the usual programs send them, byte for byte. */
final class SampleMails {

    static final Charset GB18030 = Charset.forName("GB18030");

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    /** Lines of ASCII; line ends as on the wire. */
    static SampleMails mail(String text) {
        return new SampleMails().then(text);
    }

    SampleMails then(String text) {
        bytes.writeBytes(text.replace("\n", "\r\n").getBytes(ISO_8859_1));
        return this;
    }

    SampleMails then(String text, Charset charset) {
        bytes.writeBytes(text.replace("\n", "\r\n").getBytes(charset));
        return this;
    }

    SampleMails then(byte[] raw) {
        bytes.writeBytes(raw);
        return this;
    }

    byte[] raw() {
        return bytes.toByteArray();
    }

    ReadMail read() {
        return MailReader.read(raw());
    }

    static String base64(String text, Charset charset) {
        return Base64.getMimeEncoder().encodeToString(text.getBytes(charset)) + "\r\n";
    }

    static String word(String text, Charset charset, String name) {
        return "=?" + name + "?B?" + Base64.getEncoder().encodeToString(text.getBytes(charset)) + "?=";
    }

    /** QQ Mail: GB18030 in both alternatives, the quotation below a ruled heading. */
    static byte[] qqAnswer(String answer, String from, String inReplyTo, String messageId) {
        return mail("From: \"" + word("王小明", GB18030, "gb18030") + "\" <" + from + ">\n"
                        + "To: \"" + word("客户需求", GB18030, "gb18030") + "\" <requirements@closedloop.example>\n"
                        + "Subject: " + word("回复：请确认方案", GB18030, "gb18030") + "\n"
                        + "Mime-Version: 1.0\n"
                        + "Content-Type: multipart/alternative;\n\tboundary=\"----=_NextPart_66A1F2B3_0E7C5A10_4A5B6C7D\"\n"
                        + "Content-Transfer-Encoding: 8Bit\n"
                        + "Date: Tue, 24 Nov 2026 10:12:13 +0800\n"
                        + "X-Priority: 3\n"
                        + "In-Reply-To: " + inReplyTo + "\n"
                        + "References: " + inReplyTo + "\n"
                        + "Message-ID: <" + messageId + ">\n"
                        + "X-QQ-MIME: TCMime 1.0 by Tencent\n"
                        + "X-Mailer: QQMail 2.x\n\n"
                        + "This is a multi-part message in MIME format.\n\n"
                        + "------=_NextPart_66A1F2B3_0E7C5A10_4A5B6C7D\n"
                        + "Content-Type: text/plain;\n\tcharset=\"gb18030\"\nContent-Transfer-Encoding: base64\n\n")
                .then(base64(
                        answer + "\r\n\r\n\r\n------------------&nbsp;原始邮件&nbsp;------------------\r\n"
                                + "发件人: \"Closedloop\" <requirements@closedloop.example>;\r\n"
                                + "发送时间: 2026年11月23日(星期一) 下午3:00\r\n收件人: \"王小明\" <" + from + ">;\r\n"
                                + "主题: 请确认方案\r\n\r\n不同意请回复“撤回”。",
                        GB18030))
                .then("\n------=_NextPart_66A1F2B3_0E7C5A10_4A5B6C7D\n"
                        + "Content-Type: text/html;\n\tcharset=\"gb18030\"\nContent-Transfer-Encoding: base64\n\n")
                .then(base64("<div>" + answer + "</div><div><includetail>…</includetail></div>", GB18030))
                .then("\n------=_NextPart_66A1F2B3_0E7C5A10_4A5B6C7D--\n")
                .raw();
    }

    /** A new mail in plain UTF-8. */
    static byte[] plain(String from, String subject, String text, String messageId, String... headers) {
        return mail("Received: from mx by mail; " + messageId.hashCode() + "\nFrom: " + from + "\n"
                        + "To: requirements@closedloop.example\n"
                        + "Subject: " + word(subject, UTF_8, "UTF-8") + "\n"
                        + (messageId.isEmpty() ? "" : "Message-ID: <" + messageId + ">\n")
                        + String.join(
                                "",
                                java.util.Arrays.stream(headers)
                                        .map(header -> header + "\n")
                                        .toList())
                        + "Date: Tue, 24 Nov 2026 10:12:13 +0800\nMIME-Version: 1.0\n"
                        + "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n")
                .then(text + "\n", UTF_8)
                .raw();
    }

    /** A new mail with files, as Foxmail sends it: names cut into words in the middle of a character. */
    static byte[] foxmail(String from, String messageId) {
        byte[] name = "需求说明书（第二版）.docx".getBytes(GB18030);
        String first = Base64.getEncoder().encodeToString(java.util.Arrays.copyOf(name, 9));
        String second = Base64.getEncoder().encodeToString(java.util.Arrays.copyOfRange(name, 9, name.length));
        return mail("Date: Tue, 24 Nov 2026 10:12:13 +0800\nFrom: " + word("李华", GB18030, "GB2312") + " <" + from
                        + ">\n"
                        + "To: requirements <requirements@closedloop.example>\n"
                        + "Subject: " + word("[紧急]需要定制数据看板", GB18030, "GB2312") + "\nX-Priority: 1\nX-Has-Attach: yes\n"
                        + "X-Mailer: Foxmail 7.2.25.245[cn]\nMime-Version: 1.0\nMessage-ID: <" + messageId + ">\n"
                        + "Content-Type: multipart/mixed;\n\tboundary=\"----=_001_NextPart\"\n\n"
                        + "This is a multi-part message in MIME format.\n\n------=_001_NextPart\n"
                        + "Content-Type: multipart/alternative;\n\tboundary=\"----=_002_NextPart\"\n\n\n"
                        + "------=_002_NextPart\nContent-Type: text/plain;\n\tcharset=\"GB2312\"\n"
                        + "Content-Transfer-Encoding: base64\n\n")
                .then(base64("您好：\r\n\r\n  请按附件开发数据看板，包含㎡与镕字。\r\n\r\n\r\n李华\r\n", GB18030))
                .then("\n------=_002_NextPart\nContent-Type: text/html;\n\tcharset=\"GB2312\"\n"
                        + "Content-Transfer-Encoding: quoted-printable\n\n<html><body>=C4=FA=BA=C3</body></html>\n"
                        + "------=_002_NextPart--\n\n------=_001_NextPart\nContent-Type: application/octet-stream;\n\tname=\"=?GB2312?B?"
                        + first + "?=\n\t=?GB2312?B?" + second + "?=\"\nContent-Transfer-Encoding: base64\n"
                        + "Content-Disposition: attachment;\n\tfilename=\"=?GB2312?B?" + first + "?=\n\t=?GB2312?B?"
                        + second
                        + "?=\"\n\n")
                .then(base64("看板需求", UTF_8))
                .then(
                        "\n------=_001_NextPart\nContent-Type: application/x-msdownload;\n\tname=\"setup.exe\"\n"
                                + "Content-Transfer-Encoding: base64\nContent-Disposition: attachment;\n\tfilename=\"setup.exe\"\n\n")
                .then(Base64.getMimeEncoder().encodeToString(("MZ" + "\0".repeat(200)).getBytes(ISO_8859_1)) + "\n")
                .then("------=_001_NextPart--\n")
                .raw();
    }

    /** A server could not deliver the mail with this id. */
    static byte[] bounce(String original, String action) {
        return mail("Return-Path: <>\nFrom: Mail Delivery System <MAILER-DAEMON@mx.example.com>\n"
                        + "To: requirements@closedloop.example\nSubject: Undelivered Mail Returned to Sender\n"
                        + "Auto-Submitted: auto-replied\nMIME-Version: 1.0\nMessage-ID: <b" + original.hashCode()
                        + action + "@mx.example.com>\n"
                        + "Content-Type: multipart/report; report-type=delivery-status;\n\tboundary=\"B\"\n\n--B\n"
                        + "Content-Description: Notification\nContent-Type: text/plain; charset=us-ascii\n\n"
                        + "I'm sorry to have to inform you that your message could not be delivered.\n\n--B\n"
                        + "Content-Type: message/delivery-status\n\nReporting-MTA: dns; mx.example.com\n\n"
                        + "Final-Recipient: rfc822; nobody@example.com\nAction: " + action + "\nStatus: 5.1.1\n\n--B\n"
                        + "Content-Type: message/rfc822\n\nFrom: requirements@closedloop.example\n"
                        + "Message-ID:\n " + original + "\nSubject: plan\n\nbody\n\n--B--\n")
                .raw();
    }
}
