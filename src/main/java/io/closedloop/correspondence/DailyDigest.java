package io.closedloop.correspondence;

import io.closedloop.calendar.Calendars;
import io.closedloop.engine.EngineSettings;
import io.closedloop.staff.Languages;
import io.closedloop.staff.Staff;
import java.util.Locale;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Makes one mail a day of what was collected for each of the staff who want it so. */
@Service("dailyDigest")
@Transactional
@EnableConfigurationProperties(DigestSettings.class)
public class DailyDigest {

    private final Mails mails;
    private final DigestItems items;
    private final Staff staff;
    private final Languages languages;
    private final Calendars calendars;
    private final DigestSettings settings;
    private final Locale language;

    DailyDigest(
            Mails mails,
            DigestItems items,
            Staff staff,
            Languages languages,
            Calendars calendars,
            DigestSettings settings,
            EngineSettings engine) {
        this.mails = mails;
        this.items = items;
        this.staff = staff;
        this.languages = languages;
        this.calendars = calendars;
        this.settings = settings;
        this.language = engine.language();
    }

    /** When it is due, for the model. */
    public String schedule() {
        return Calendars.dailyAt(settings.at());
    }

    /** Whether anybody reads mails today. */
    public boolean isWorkingDay() {
        return calendars.isWorkingDay();
    }

    /** How many messages wait for somebody's next digest. */
    @Transactional(readOnly = true)
    public int waiting(String user) {
        return items.waiting(user);
    }

    /** Queues everybody's digest; what waits for somebody without an account or an address goes on waiting. */
    void compose() {
        if (mails.leave()) {
            items.readers()
                    .forEach(user -> staff.addressOf(user)
                            .ifPresent(address ->
                                    mails.queueDigest(user, staff.name(user), address, languages.of(user, language))));
        }
    }
}
