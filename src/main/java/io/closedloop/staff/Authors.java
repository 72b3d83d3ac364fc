package io.closedloop.staff;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Who did something, as records name him: "B for A" where B stood in for A. */
@Component
public class Authors {

    private final Staff staff;
    private final StandIns standIns;
    private final MessageSource texts;

    Authors(Staff staff, @Lazy StandIns standIns, MessageSource texts) {
        this.staff = staff;
        this.standIns = standIns;
        this.texts = texts;
    }

    /** @param owner user id of whose it was; null where it was his own */
    public String of(String user, @Nullable String owner, Locale language) {
        return owner == null || owner.equals(user)
                ? staff.name(user)
                : texts.getMessage("standIn", new Object[] {staff.name(user), staff.name(owner)}, language);
    }

    /** The authors under what was written about a requirement; asks once, however many. */
    public Named about(String number, Locale language) {
        List<StandIns.StoodIn> stoodIn = standIns.about(number);
        Map<String, String> names = new HashMap<>();
        return (user, at) -> {
            String owner = stoodIn.stream()
                    .filter(each -> each.by().equals(user) && isSame(each.at(), at))
                    .map(StandIns.StoodIn::owner)
                    .findFirst()
                    .orElse(null);
            return names.computeIfAbsent(user + "\n" + owner, signature -> of(user, owner, language));
        };
    }

    /** What was read back from a database is rounded to microseconds. */
    private static boolean isSame(Instant one, Instant other) {
        return Math.abs(ChronoUnit.MICROS.between(one, other)) <= 1;
    }

    /** Names who did something at some time. */
    @FunctionalInterface
    public interface Named {
        String by(String user, Instant at);
    }
}
