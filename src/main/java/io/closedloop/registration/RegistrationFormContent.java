package io.closedloop.registration;

import io.closedloop.document.AttachmentRef;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The registration form's columns in the order of its template, then the channel it came in by. */
record RegistrationFormContent(
        String requirementNumber,
        String customerName,
        @Nullable String contactPerson,
        @Nullable String contactDetails,
        String description,
        @Nullable String details,
        List<AttachmentRef> attachments,
        Urgency urgency,
        @Nullable LocalDate expectedDeliveryDate,
        LocalDate submissionDate,
        String receivedBy,
        Status currentStatus,
        Channel channel) {}
