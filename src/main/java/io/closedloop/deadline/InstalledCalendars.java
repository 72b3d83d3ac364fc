package io.closedloop.deadline;

import io.closedloop.calendar.CalendarSettings;
import io.closedloop.calendar.Calendars;
import io.closedloop.engine.CurrentUser;
import io.closedloop.refusal.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Takes in the installation's own calendar files. One that moves no open deadline takes effect at once; any other waits
 * until somebody has looked at what it would move. One that is wrong changes nothing.
 */
@Component
@Order(4)
class InstalledCalendars implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(InstalledCalendars.class);

    private final Calendars calendars;
    private final CalendarChange change;
    private final CalendarSettings settings;

    InstalledCalendars(Calendars calendars, CalendarChange change, CalendarSettings settings) {
        this.calendars = calendars;
        this.change = change;
        this.settings = settings;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        for (Path file : settings.files()) {
            try {
                byte[] content = Files.readAllBytes(file);
                if (!calendars.knows(content)) {
                    take(String.valueOf(file.getFileName()), content);
                }
            } catch (Refusal refusal) {
                LOG.error("{} is refused, the calendar stays as it is:\n{}", file, refusal.getMessage());
            } catch (IOException e) {
                LOG.error("{} cannot be read, the calendar stays as it is", file, e);
            }
        }
    }

    private void take(String name, byte[] content) {
        long proposal =
                calendars.propose(name, content, null, CurrentUser.SYSTEM).id();
        CalendarPreview preview = change.preview(proposal);
        if (preview.moved().isEmpty()) {
            change.apply(proposal, preview.digest(), CurrentUser.SYSTEM);
            LOG.info("{} is in force", name);
        } else {
            LOG.warn(
                    "{} would move {} deadlines; look at /calendar/{} to put it into force",
                    name,
                    preview.moved().size(),
                    proposal);
        }
    }
}
