package io.closedloop.mailbox;

import io.closedloop.customer.Decision;
import org.jspecify.annotations.Nullable;

/**
 * What is to become of a mail.
 *
 * @param number of the requirement it belongs to
 * @param answers id of the mail of ours that it answers or is about
 * @param reason why a person has to look at it
 */
record Judgement(
        MailKind kind,
        @Nullable String number,
        @Nullable String answers,
        AnswerWords.@Nullable Answer answer,
        @Nullable Reason reason) {

    /** Why a person has to look at a mail; the texts are {@code mailbox.reason.<name>}. */
    enum Reason {
        /** A mail of ours did not arrive. */
        BOUNCED,
        /** Nothing in it. */
        EMPTY,
        /** Too large to be taken in. */
        TOO_LARGE,
        /** More mails of this sender within an hour than a person writes. */
        TOO_MANY,
        /** It names a requirement, but answers no mail of ours. */
        BY_SUBJECT,
        /** It answers a mail that asked nothing. */
        NOT_ASKED,
        /** It does not say clearly yes or no. */
        NOT_CLEAR,
        /** It does not come from whom we asked. */
        OTHER_SENDER,
        /** Its signature is wrong. */
        BAD_SIGNATURE,
        /** It says something, clearly, that cannot be done now. */
        REFUSED
    }

    static Judgement automatic(@Nullable String number, @Nullable String answers) {
        return new Judgement(MailKind.AUTOMATIC, number, answers, null, null);
    }

    static Judgement unclear(@Nullable String number, @Nullable String answers, Reason reason) {
        return new Judgement(MailKind.UNCLEAR, number, answers, null, reason);
    }

    @Nullable
    Decision decision() {
        return answer == null ? null : answer.decision();
    }
}
