package io.closedloop.improvement;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What a figure says otherwise than when it was frozen, and why.
 *
 * @param amountBefore null where there was no such figure
 * @param amountAfter null where there is none any more
 * @param reasons the requirements whose facts came in or changed since; empty where only facts were removed
 */
@Embeddable
record Difference(
        @Enumerated(EnumType.STRING) Figure figure,
        String part,
        @Nullable BigDecimal amountBefore,
        @Nullable BigDecimal amountAfter,
        String reasons) {}
