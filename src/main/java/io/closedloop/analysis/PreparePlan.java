package io.closedloop.analysis;

import jakarta.persistence.Embeddable;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;

/** What the customer is to confirm: what will be delivered, by which standard, when and with what. */
@Embeddable
public record PreparePlan(
        @NotBlank @Size(max = 4000) String scope,
        @NotBlank @Size(max = 4000) String deliveryStandard,
        @NotBlank @Size(max = 4000) String milestones,
        @NotBlank @Size(max = 4000) String resources,
        @NotNull LocalDate plannedStart,
        @NotNull LocalDate plannedEnd) {}
