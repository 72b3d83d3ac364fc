package io.closedloop.registration;

import io.closedloop.document.VersionedDocument;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;

/** A version of the registration form. The first contact is kept as a version under the reference. */
@Entity
@Table(name = "registration_form")
@SuppressWarnings("NullAway.Init") // JPA fills the fields
class RegistrationForm extends VersionedDocument {

    @Embedded
    private RecordRequirement details;

    protected RegistrationForm() {}

    RegistrationForm(String key, int version, String recordedBy, Instant recordedAt, RecordRequirement details) {
        super(key, version, recordedBy, recordedAt);
        this.details = details;
    }

    RecordRequirement details() {
        return details;
    }
}
