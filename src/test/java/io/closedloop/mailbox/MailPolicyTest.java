package io.closedloop.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.closedloop.correspondence.SentMail;
import io.closedloop.customer.Decision;
import io.closedloop.link.Ask;
import io.closedloop.link.Purpose;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** What becomes of which mail, in {@code mail-cases.csv}; and which words are an answer, in {@code answer-words.csv}. */
class MailPolicyTest {

    private static final String NUMBER = "202611-001";

    private static final Map<String, SentMail> SENT = Map.of(
            "plan@us", sent(NUMBER, new Ask(Purpose.PLAN, NUMBER, "handling-plan", 1, "ab")),
            "change@us", sent(NUMBER, new Ask(Purpose.CHANGE, NUMBER + "-C01", "change-request", 1, "ab")),
            "closed@us", sent(NUMBER, null),
            "status@us", sent("R-ABCDEFGH23", Ask.status("R-ABCDEFGH23")));

    private final MailPolicy policy = new MailPolicy(
            id -> Optional.ofNullable(SENT.get(id)),
            key -> Optional.of(key).filter(List.of(NUMBER, "202611-002", "R-ABCDEFGH23")::contains),
            Set.of("requirements@us.example"),
            20);

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(
            resources = "/mail-cases.csv",
            delimiter = '|',
            numLinesToSkip = 1,
            emptyValue = "",
            quoteCharacter = '\u0001')
    void judges(
            String what,
            String answers,
            String from,
            @Nullable String subject,
            @Nullable String headers,
            @Nullable String text,
            String dkim,
            String whole,
            int recent,
            String expected) {
        String raw = "From: " + from + "\nSubject: "
                + SampleMails.word(subject == null ? "" : subject, java.nio.charset.StandardCharsets.UTF_8, "utf-8")
                + "\nMessage-ID: <m@customer.example>\n"
                + (answers.equals("-") ? "" : "In-Reply-To: <" + answers + ">\n")
                + (headers == null ? "" : headers + "\n") + "Content-Type: text/plain; charset=utf-8\n\n";
        ReadMail mail = SampleMails.mail(raw)
                .then(text == null ? "" : text, java.nio.charset.StandardCharsets.UTF_8)
                .read();

        Judgement judgement = policy.judge(
                mail,
                new Signature(Signature.Verdict.valueOf(dkim.toUpperCase(Locale.ROOT)), "example.com", ""),
                whole.equals("yes"),
                recent);

        assertThat(Arrays.asList(
                                judgement.kind().name(),
                                judgement.number(),
                                judgement.decision() == null
                                        ? null
                                        : judgement.decision().name(),
                                judgement.reason() == null
                                        ? null
                                        : judgement.reason().name())
                        .stream()
                        .map(word -> word == null ? "-" : word)
                        .toList())
                .isEqualTo(List.of(expected.split(" ")));
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvFileSource(resources = "/answer-words.csv", delimiter = '|', numLinesToSkip = 1, quoteCharacter = '\u0001')
    void readsAnswers(Purpose purpose, String said, String expected) {
        String answer = AnswerWords.read(purpose, said.replace("⏎", "\n"), "王小明")
                .map(found -> found.decision() + (found.comment() == null ? "" : " " + found.comment()))
                .orElse("-");

        assertThat(answer).isEqualTo(expected.replace("⏎", "\n"));
    }

    @Test
    void bounces() {
        assertThat(policy.judge(MailReader.read(SampleMails.bounce("<plan@us>", "failed")), Signature.MISSING, true, 1))
                .returns(MailKind.BOUNCE, Judgement::kind)
                .returns(NUMBER, Judgement::number)
                .returns(Judgement.Reason.BOUNCED, Judgement::reason);
        assertThat(policy.judge(MailReader.read(SampleMails.bounce("<plan@us>", "delayed")), Signature.MISSING, true, 1)
                        .kind())
                .isEqualTo(MailKind.AUTOMATIC);
        assertThat(policy.judge(
                                MailReader.read(SampleMails.bounce("<forged@us>", "failed")),
                                Signature.MISSING,
                                true,
                                1)
                        .kind())
                .as("of a mail that somebody sent in our name")
                .isEqualTo(MailKind.AUTOMATIC);
    }

    /** Our mails tell customers which words to write. */
    @Test
    void understandsWhatOurMailsAskFor() {
        for (Purpose purpose : Purpose.values()) {
            for (Decision decision : Decision.to(purpose)) {
                assertThat(List.of(
                                        "confirm",
                                        "同意",
                                        "确认",
                                        "revise: x",
                                        "修改：x",
                                        "withdraw",
                                        "撤回",
                                        "approve",
                                        "reject",
                                        "不同意",
                                        "accept",
                                        "验收通过",
                                        "refuse: x",
                                        "不通过：x",
                                        "correct: x",
                                        "更正：x")
                                .stream()
                                .flatMap(words -> AnswerWords.read(purpose, words, "").stream())
                                .map(AnswerWords.Answer::decision))
                        .as("%s %s", purpose, decision)
                        .contains(decision);
            }
        }
    }

    private static SentMail sent(String number, @Nullable Ask ask) {
        return new SentMail(number, "event", "customer", "Customer@example.com", ask);
    }
}
