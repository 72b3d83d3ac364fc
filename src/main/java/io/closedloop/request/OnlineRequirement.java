package io.closedloop.request;

import io.closedloop.correspondence.Contact;
import io.closedloop.document.AttachmentRef;
import io.closedloop.registration.Channel;
import io.closedloop.registration.RecordRequirement;
import io.closedloop.registration.Urgency;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a customer enters of a requirement. */
@Schema(description = "What a customer enters of a requirement")
public record OnlineRequirement(
        @Schema(description = "Company, or person", example = "科技有限公司")
        @NotBlank
        @Size(max = 200)
        @Pattern(regexp = ONE_LINE, message = "{refusal.controlCharacter}")
        String customerName,

        @Schema(description = "Who speaks for the customer", example = "张伟")
        @NotBlank
        @Size(max = 100)
        @Pattern(regexp = ONE_LINE, message = "{refusal.controlCharacter}")
        String contactPerson,

        @Schema(description = "Where the personal link is sent to", example = "zhang.wei@example.com")
        @NotBlank
        @Size(max = 120)
        @Email(regexp = Contact.ADDRESS)
        String email,

        @Schema(example = "+86 138 0000 0000")
        @Nullable
        @Size(max = 40)
        @Pattern(regexp = ONE_LINE, message = "{refusal.controlCharacter}")
        String phone,

        @Schema(description = "In brief", example = "需要定制数据看板") @NotBlank @Size(max = 500)
        String description,

        @Schema(description = "At length", example = "实时销售额、订单量趋势图，按区域下钻") @Nullable @Size(max = 4000)
        String details,

        @Schema(description = "How soon the result is needed") @NotNull
        Urgency urgency,

        @Schema(description = "Not in the past", example = "2027-06-30") @NotNull
        LocalDate expectedDeliveryDate) {

    private static final String ONE_LINE = "\\P{Cntrl}*";

    RecordRequirement with(List<AttachmentRef> attachments) {
        return new RecordRequirement(
                customerName,
                contactPerson,
                phone == null ? email : email + ", " + phone,
                Channel.ONLINE,
                description,
                details,
                attachments,
                urgency,
                expectedDeliveryDate);
    }
}
