package io.closedloop.customer;

import io.closedloop.document.AttachmentRef;
import io.closedloop.document.Attachments;
import io.closedloop.engine.Attempts;
import io.closedloop.evidence.Origin;
import io.closedloop.evidence.Way;
import io.closedloop.link.Link;
import io.closedloop.link.Purpose;
import io.closedloop.refusal.Refusals;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamSource;
import org.springframework.stereotype.Service;

/** Takes what customers send from the pages behind their personal links: all of it, once, or nothing. */
@Service
public class Desk {

    private static final String PICTURE = "data:image/png;base64,";
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_AGENT = 300;

    private final Answering answering;
    private final Visits visits;
    private final Attachments attachments;
    private final Attempts attempts;
    private final CustomerSettings settings;
    private final Refusals refusals;

    Desk(
            Answering answering,
            Visits visits,
            Attachments attachments,
            Attempts attempts,
            CustomerSettings settings,
            Refusals refusals) {
        this.answering = answering;
        this.visits = visits;
        this.attachments = attachments;
        this.attempts = attempts;
        this.settings = settings;
        this.refusals = refusals;
    }

    /**
     * Takes the answer to a link's question.
     *
     * @throws io.closedloop.refusal.Refusal when something is missing, or it comes too late or a second time
     */
    public void answer(Visit visit, Reply reply) {
        Decision decision = reply.decision();
        if (decision == null) {
            throw refusals.invalid("refusal.visit.decision");
        }
        String name = signed(reply.name());
        boolean code = settings.codeBeforeSignature() && decision.isYes();
        if (code) {
            visits.enterCode(visit, reply.code());
        }
        Link link = visit.link();
        attempts.at(() -> {
            Reply.Scan scan = reply.scan();
            AttachmentRef stored = scan == null ? null : store(scan.fileName(), scan.content());
            Origin origin = new Origin(
                    Way.LINK,
                    link.address(),
                    reply.ip(),
                    shortened(reply.userAgent()),
                    link.id(),
                    null,
                    null,
                    null,
                    picture(reply.drawn()),
                    code,
                    link.ask().sha256());
            answering.answer(new CustomerAnswer(
                    link.number(), link.ask(), decision, name, reply.comment(), reply.verdicts(), stored, origin));
            return true;
        });
    }

    /**
     * Takes a change that the customer wants.
     *
     * @param key of the form, so that a second click is no second change
     * @throws io.closedloop.refusal.Refusal when something is missing, or the requirement is not being carried out
     */
    public void requestChange(
            Visit visit, @Nullable String name, @Nullable String description, @Nullable String reason, String key) {
        if (visit.link().ask().purpose() != Purpose.STATUS) {
            throw refusals.forbidden("refusal.visit.purpose");
        }
        String signed = signed(name);
        attempts.at(() -> {
            if (visits.take(visit, key)) {
                answering.requestChange(visit.link().number(), signed, text(description), text(reason));
            }
            return true;
        });
    }

    private String signed(@Nullable String name) {
        String signed = text(name);
        if (signed.isEmpty() || signed.codePoints().anyMatch(Character::isISOControl)) {
            throw refusals.invalid("refusal.customer.name");
        }
        if (signed.length() > LONGEST_NAME) {
            throw refusals.invalid("refusal.visit.longName", LONGEST_NAME);
        }
        return signed;
    }

    private @Nullable AttachmentRef picture(@Nullable String drawn) {
        if (drawn == null || drawn.isEmpty()) {
            return null;
        }
        try {
            if (!drawn.startsWith(PICTURE)) {
                throw refusals.invalid("refusal.visit.drawn");
            }
            byte[] picture = Base64.getDecoder().decode(drawn.substring(PICTURE.length()));
            return store("signature.png", () -> new ByteArrayInputStream(picture));
        } catch (IllegalArgumentException e) {
            throw refusals.invalid("refusal.visit.drawn");
        }
    }

    private AttachmentRef store(String name, InputStreamSource source) {
        try (InputStream content = source.getInputStream()) {
            return attachments.store(name, content, Answering.BY).ref();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text.strip();
    }

    private static @Nullable String shortened(@Nullable String agent) {
        return agent == null || agent.length() <= LONGEST_AGENT ? agent : agent.substring(0, LONGEST_AGENT);
    }
}
