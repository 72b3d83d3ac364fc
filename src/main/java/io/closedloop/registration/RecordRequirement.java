package io.closedloop.registration;

import io.closedloop.document.AttachmentRef;
import io.closedloop.document.AttachmentRefsConverter;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What customer service records of a requirement, or a customer enters online.
 *
 * @param description in brief
 * @param details at length; files carry what is longer still
 * @param expectedDeliveryDate not named by a mail, and asked for when it is registered
 */
@Embeddable
@DateUnlessMail
public record RecordRequirement(
        @NotBlank @Size(max = 200) String customerName,
        @Nullable @Size(max = 100) String contactPerson,
        @Nullable @Size(max = 200) String contactDetails,
        @NotNull @Enumerated(EnumType.STRING) Channel channel,
        @NotBlank @Size(max = 500) String description,
        @Nullable @Size(max = 4000) String details,

        @Nullable @Convert(converter = AttachmentRefsConverter.class)
        List<AttachmentRef> attachments,

        @NotNull @Enumerated(EnumType.STRING) Urgency urgency,
        @Nullable LocalDate expectedDeliveryDate) {

    RecordRequirement with(List<AttachmentRef> kept) {
        return new RecordRequirement(
                customerName,
                contactPerson,
                contactDetails,
                channel,
                description,
                details,
                kept,
                urgency,
                expectedDeliveryDate);
    }
}
