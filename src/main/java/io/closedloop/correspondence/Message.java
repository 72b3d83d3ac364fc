package io.closedloop.correspondence;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Something that somebody was told about a requirement. */
@Entity
@Table(name = "correspondence_message")
@SuppressWarnings("NullAway.Init") // JPA fills the fields
class Message {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private String number;
    private String recipient;
    private String subject;
    private String body;
    private Instant toldAt;
    private boolean mailed;

    protected Message() {}

    Message(String number, String recipient, String subject, String body, Instant toldAt, boolean mailed) {
        this.number = number;
        this.recipient = recipient;
        this.subject = subject;
        this.body = body;
        this.toldAt = toldAt;
        this.mailed = mailed;
    }

    Notification notification() {
        return new Notification(recipient, subject, body, toldAt);
    }
}
