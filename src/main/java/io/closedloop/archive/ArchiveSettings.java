package io.closedloop.archive;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long dossiers are kept.
 *
 * @param disposalAt when, every day, dossiers are disposed of whose time is over, in the installation's time zone
 */
@ConfigurationProperties("closedloop.archive")
public record ArchiveSettings(
        @DefaultValue Retention retention,
        @DefaultValue("02:30") LocalTime disposalAt) {

    /** Counted from the archive date. */
    public record Retention(
            @DefaultValue("P10Y") Period closed,
            @DefaultValue("P3Y") Period declined,
            @DefaultValue("P3Y") Period withdrawn) {

        /** Refuses to start with a period that would dispose of what was just archived. */
        public Retention {
            for (Period period : new Period[] {closed, declined, withdrawn}) {
                if (period.isNegative() || period.isZero()) {
                    throw new IllegalArgumentException("closedloop.archive.retention must be positive: " + period);
                }
            }
        }

        Period of(DossierClass ending) {
            return switch (ending) {
                case CLOSED -> closed;
                case DECLINED -> declined;
                case WITHDRAWN -> withdrawn;
            };
        }
    }

    /** The last day a dossier is kept. */
    LocalDate keepUntil(DossierClass ending, LocalDate archivedOn) {
        return archivedOn.plus(retention.of(ending));
    }
}
