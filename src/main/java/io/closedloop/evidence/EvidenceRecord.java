package io.closedloop.evidence;

import io.closedloop.document.AttachmentRef;
import io.closedloop.document.AttachmentRefConverter;
import io.closedloop.document.DocumentRef;
import io.closedloop.document.VersionedDocument;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The evidence of one answer; its version counts the answers of a requirement. Only a check is written later, once. */
@Entity
@Table(name = "evidence_record")
@SuppressWarnings("NullAway.Init") // JPA fills the fields
class EvidenceRecord extends VersionedDocument {

    private String shownKind;
    private int shownVersion;
    private @Nullable String shownSha256;
    private String answerKind;
    private int answerVersion;

    @Enumerated(EnumType.STRING)
    private Outcome decision;

    @Enumerated(EnumType.STRING)
    private Way way;

    private @Nullable String givenBy;
    private @Nullable LocalDate givenOn;
    private @Nullable String comment;

    @Convert(converter = AttachmentRefConverter.class)
    private @Nullable AttachmentRef file;

    private @Nullable String address;
    private @Nullable String ip;
    private @Nullable String userAgent;
    private @Nullable Long link;
    private @Nullable String mail;
    private @Nullable String mailSha256;
    private @Nullable String dkim;

    @Convert(converter = AttachmentRefConverter.class)
    private @Nullable AttachmentRef signature;

    private boolean codeChecked;

    @Enumerated(EnumType.STRING)
    private @Nullable CheckResult checkResult;

    private @Nullable String checkNote;
    private @Nullable String checkedBy;
    private @Nullable Instant checkedAt;

    protected EvidenceRecord() {}

    EvidenceRecord(int version, Answered answered, Origin origin, Kept kept) {
        super(
                answered.answer().number(),
                version,
                answered.submission().by(),
                answered.submission().at());
        Evidence evidence = kept.evidence();
        shownKind = answered.shown().kind();
        shownVersion = answered.shown().version();
        shownSha256 = kept.shownSha256();
        answerKind = answered.answer().kind();
        answerVersion = answered.answer().version();
        decision = Outcome.valueOf(answered.decision().name());
        way = origin.way();
        givenBy = evidence.confirmedBy();
        givenOn = evidence.confirmedOn();
        comment = evidence.comment();
        file = evidence.evidence();
        address = origin.address();
        ip = origin.ip();
        userAgent = origin.userAgent();
        link = origin.link();
        mail = origin.mail();
        mailSha256 = origin.mailSha256();
        dkim = origin.dkim();
        signature = origin.signature();
        codeChecked = origin.codeChecked();
    }

    void check(CheckResult result, @Nullable String note, String by, Instant at) {
        if (checkResult != null) {
            throw new IllegalStateException("Evidence " + version() + " of " + number() + " was checked before");
        }
        checkResult = result;
        checkNote = note;
        checkedBy = by;
        checkedAt = at;
    }

    boolean isOf(DocumentRef answer) {
        return answerKind.equals(answer.kind()) && answerVersion == answer.version();
    }

    EvidenceContent content() {
        return new EvidenceContent(
                number(),
                new DocumentRef(answerKind, number(), answerVersion),
                new DocumentRef(shownKind, number(), shownVersion),
                shownSha256,
                decision,
                way,
                givenBy,
                givenOn,
                comment,
                file,
                signature,
                address,
                ip,
                userAgent,
                link,
                codeChecked,
                mail,
                mailSha256,
                dkim,
                checkResult,
                checkNote,
                checkedBy,
                checkedAt);
    }
}
