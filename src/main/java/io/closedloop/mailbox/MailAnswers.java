package io.closedloop.mailbox;

import io.closedloop.audit.AuditTrail;
import io.closedloop.correspondence.Correspondence;
import io.closedloop.correspondence.Letter;
import io.closedloop.correspondence.SentMail;
import io.closedloop.customer.Answering;
import io.closedloop.customer.CustomerAnswer;
import io.closedloop.engine.EngineSettings;
import io.closedloop.evidence.Origin;
import io.closedloop.evidence.Way;
import io.closedloop.link.Ask;
import io.closedloop.refusal.Refusal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Acts on clear answers. A refusal rolls back whatever it came out of, so that an answer is given in a transaction, and a
 * thread, of its own: its refusal is then a value, and the mail goes to a person who reads why.
 */
@Service
class MailAnswers implements DisposableBean {

    private final Duration patience;
    private final MailTable table;
    private final MailFiles files;
    private final MailOpener opener;
    private final Answering answering;
    private final Correspondence correspondence;
    private final AuditTrail audit;
    private final MessageSource texts;
    private final Locale language;
    private final TransactionTemplate transaction;
    private final ExecutorService threads = Executors.newFixedThreadPool(2, task -> {
        Thread thread = new Thread(task, "mail-answer");
        thread.setDaemon(true);
        return thread;
    });

    MailAnswers(
            MailTable table,
            MailFiles files,
            MailOpener opener,
            Answering answering,
            Correspondence correspondence,
            AuditTrail audit,
            MessageSource texts,
            EngineSettings engine,
            PlatformTransactionManager transactions,
            @Value("${camunda.bpm.job-execution.lock-time-in-millis}") Duration lease) {
        this.patience = lease.dividedBy(3);
        this.table = table;
        this.files = files;
        this.opener = opener;
        this.answering = answering;
        this.correspondence = correspondence;
        this.audit = audit;
        this.texts = texts;
        this.language = engine.language();
        transaction = new TransactionTemplate(transactions);
    }

    /**
     * Does what a mail says. That it was done is noted in the same transaction, so that a node that dies before it can go
     * on does not take its own answer for a second one.
     *
     * @return why it could not be done; empty when it was
     */
    Optional<String> act(long id) {
        try {
            return threads.submit(() -> actApart(id)).get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new IllegalStateException("The answer of mail " + id + " was not taken", e.getCause());
        } catch (TimeoutException e) {
            throw new IllegalStateException("Taking the answer of mail " + id + " takes too long", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while taking the answer of mail " + id, e);
        }
    }

    private Optional<String> actApart(long id) {
        LocaleContextHolder.setLocale(language);
        try {
            return audit.byMail(() -> {
                transaction.executeWithoutResult(status -> {
                    if (table.act(id)) {
                        answer(id);
                    }
                });
                return Optional.empty();
            });
        } catch (Refusal refusal) {
            return Optional.of(refusal.getMessage());
        } finally {
            LocaleContextHolder.resetLocaleContext();
        }
    }

    private void answer(long id) {
        ReceivedMail received = table.get(id);
        SentMail sent = asked(received);
        String number = Objects.requireNonNull(sent.number());
        Ask ask = Objects.requireNonNull(sent.ask());
        MailFiles.Stored stored = opener.open(received, opened -> answer(number, ask, received, opened))
                .orElseThrow(() -> Mailbox.erased(id));
        files.keep(stored, received, number);
    }

    private MailFiles.Stored answer(String number, Ask ask, ReceivedMail received, MailOpener.Opened opened) {
        ReadMail mail = opened.mail();
        AnswerWords.Answer said = AnswerWords.read(ask.purpose(), mail.said(), mail.name())
                .orElseThrow(() -> new IllegalStateException("Mail " + received.id() + " is no clear answer any more"));
        MailFiles.Stored stored = files.store(received, opened, Answering.BY, language);
        answering.answer(new CustomerAnswer(
                number,
                ask,
                said.decision(),
                MailText.limited(mail.name(), 100),
                comment(said, mail),
                List.of(),
                stored.mail(),
                new Origin(
                        Way.EMAIL,
                        mail.address(),
                        null,
                        null,
                        null,
                        mail.messageId(),
                        received.sha256(),
                        received.dkim(),
                        null,
                        false,
                        ask.sha256())));
        return stored;
    }

    /** Who says no is asked why; one word alone is all that this customer says. */
    private static @Nullable String comment(AnswerWords.Answer said, ReadMail mail) {
        return said.comment() == null && !said.decision().isYes()
                ? MailText.limited(mail.said(), 4000)
                : said.comment();
    }

    /** Tells the customer what was understood, as an answer to the mail that said it. */
    void confirm(long id) {
        ReceivedMail received = table.get(id);
        SentMail sent = asked(received);
        String number = Objects.requireNonNull(sent.number());
        Locale reads = correspondence.languageOf(number);
        String understood = texts.getMessage(
                "mailbox.understood." + Objects.requireNonNull(sent.ask()).purpose() + "." + received.decision(),
                null,
                reads);
        Letter letter =
                Letter.about(number, "answerUnderstood", number, understood).toCustomer();
        correspondence.tell(received.messageId() == null ? letter : letter.answering("<" + received.messageId() + ">"));
    }

    private SentMail asked(ReceivedMail received) {
        return correspondence
                .sent(String.valueOf(received.answers()))
                .orElseThrow(() -> new IllegalStateException("Mail " + received.id() + " answers none of ours"));
    }

    @Override
    public void destroy() {
        threads.shutdown();
    }
}
