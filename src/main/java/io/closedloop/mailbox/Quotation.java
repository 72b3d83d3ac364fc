package io.closedloop.mailbox;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Cuts what a mail quotes and how it is signed, so that only what its sender says now is left. */
final class Quotation {

    private static final Pattern HEADING = Pattern.compile(
            "[-_ ]*-{2,}\\s*(原始邮件|原邮件|原始信件|回复的原邮件|转发的邮件|转发邮件|Original|Original Message|Forwarded message"
                    + "|Forwarded Message)\\s*-{2,}.*",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern WROTE = Pattern.compile(
            "((On|Am|Le)\\s.{6,300}\\swrote\\s*:|.{4,300}(写道|寫道|wrote)\\s*[:：])", Pattern.CASE_INSENSITIVE);

    private static final Pattern FROM =
            Pattern.compile("\\*?(发件人|發件人|寄件者|寄件人|From)\\s*[:：].*", Pattern.CASE_INSENSITIVE);

    private static final Pattern FROM_GOES_ON = Pattern.compile(
            "\\*?(发送时间|发送日期|日期|时间|收件人|主题|抄送|寄件日期|收件者|主旨|Sent|Date|To|Subject|Cc)\\s*[:：].*", Pattern.CASE_INSENSITIVE);

    private static final Pattern RULE = Pattern.compile("[-_=*]{4,}");

    private static final Pattern PROGRAM = Pattern.compile(
            "(发自我的.*|從我的.*傳送|Sent from my .*|来自\\s?QQ邮箱.*|来自我的.*|Get Outlook for .*|获取 ?Outlook for .*"
                    + "|Sent from Mail for Windows.*|发自.{0,20}(邮箱|客户端|手机版).*)",
            Pattern.CASE_INSENSITIVE);

    /** A longer line is no heading; expressions are not tried on what may be made to keep them busy. */
    private static final int LONGEST_HEADING = 500;

    private Quotation() {}

    static String cut(String text) {
        String[] lines = text.split("\n", -1);
        List<String> said = new ArrayList<>();
        for (int at = 0; at < lines.length; at++) {
            String line = lines[at].strip();
            if (line.length() > LONGEST_HEADING) {
                said.add(lines[at].stripTrailing());
                continue;
            }
            int wrote = wrote(lines, at);
            if (wrote > 0 && followedByQuote(lines, at + wrote)) {
                at += wrote - 1;
            } else if (wrote > 0
                    || line.equals("--")
                    || HEADING.matcher(line.replace("&nbsp;", " ")).matches()
                    || isHeader(lines, at)) {
                break;
            } else if (!line.startsWith(">") && !PROGRAM.matcher(line).matches()) {
                said.add(lines[at].stripTrailing());
            }
        }
        return String.join("\n", said).strip();
    }

    /** How many lines say who wrote when; programs fold them. */
    private static int wrote(String[] lines, int at) {
        StringBuilder joined = new StringBuilder();
        for (int count = 1; count <= 3 && at + count <= lines.length; count++) {
            String line = lines[at + count - 1].strip();
            if (line.isEmpty() || line.startsWith(">") || line.length() > LONGEST_HEADING) {
                return 0;
            }
            joined.append(count == 1 ? "" : " ").append(line);
            if (WROTE.matcher(joined).matches()) {
                return count == 1 || joined.toString().matches("(?i)(On|Am|Le|在|于)\\s.*|.*[<＜].+@.*") ? count : 0;
            }
        }
        return 0;
    }

    private static boolean followedByQuote(String[] lines, int from) {
        for (int at = from; at < lines.length; at++) {
            if (!lines[at].isBlank()) {
                return lines[at].strip().startsWith(">");
            }
        }
        return false;
    }

    /** The heads of the mail before, as Outlook and Foxmail repeat them, with or without a rule above. */
    private static boolean isHeader(String[] lines, int at) {
        String line = lines[at].strip();
        if (RULE.matcher(line).matches()) {
            int next = at + 1;
            while (next < lines.length && lines[next].isBlank()) {
                next++;
            }
            return next < lines.length && FROM.matcher(lines[next].strip()).matches() && isHeader(lines, next);
        }
        if (!FROM.matcher(line).matches()) {
            return false;
        }
        for (int next = at + 1; next < lines.length && next <= at + 4; next++) {
            if (FROM_GOES_ON.matcher(lines[next].strip()).matches()) {
                return true;
            }
        }
        return false;
    }
}
