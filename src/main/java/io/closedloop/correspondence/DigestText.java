package io.closedloop.correspondence;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.closedloop.calendar.CalendarSettings;
import io.closedloop.link.LinkSettings;
import io.closedloop.rendering.Pages;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Words a digest: what somebody was told, requirement by requirement. */
@Component
class DigestText {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private static final String OTHERS = "";

    /** All that is told about one requirement. */
    record Group(String title, String link, List<Item> items) {}

    /** One message. */
    record Item(String at, String subject, String body) {}

    private final MessageSource texts;
    private final Pages pages;
    private final LinkSettings links;
    private final CalendarSettings calendar;

    DigestText(MessageSource texts, Pages pages, LinkSettings links, CalendarSettings calendar) {
        this.texts = texts;
        this.pages = pages;
        this.links = links;
        this.calendar = calendar;
    }

    /** @param items oldest first */
    MailText of(Mail digest, List<Mail> items) {
        Locale language = digest.language();
        String subject = subject(items, language);
        List<Group> groups = groups(items, language);
        Map<String, Object> words = new LinkedHashMap<>();
        words.put("greeting", text(language, "mail.greeting", digest.name()));
        words.put("lead", text(language, "mail.digest.lead"));
        words.put("groups", groups);
        words.put("link", links.address("/"));
        words.put("linkLabel", text(language, "mail.link.staff"));
        words.put("footer", text(language, "mail.digest.footer"));
        words.put("preferences", links.address("/preferences"));
        words.put("subject", subject);
        return new MailText(subject, plain(words, groups), pages.html("correspondence/digest", words, language));
    }

    String subject(List<Mail> items, Locale language) {
        long requirements = items.stream()
                .map(DigestText::about)
                .filter(about -> !about.equals(OTHERS))
                .distinct()
                .count();
        boolean others =
                requirements > 0 && items.stream().anyMatch(item -> about(item).equals(OTHERS));
        return texts.getMessage(
                "mail.digest.subject", new Object[] {items.size(), requirements, others ? 1 : 0}, language);
    }

    private List<Group> groups(List<Mail> items, Locale language) {
        return items.stream().collect(groupingBy(DigestText::about, LinkedHashMap::new, toList())).entrySet().stream()
                .sorted(comparing(group -> group.getKey().equals(OTHERS)))
                .map(group -> group(group.getKey(), group.getValue(), language))
                .toList();
    }

    private Group group(String about, List<Mail> items, Locale language) {
        List<Item> said = items.stream()
                .map(item ->
                        new Item(TIME.format(item.createdAt().atZone(calendar.zone())), item.subject(), item.body()))
                .toList();
        String title = about.equals(OTHERS) ? text(language, "mail.digest.others") : about;
        return new Group(title, links.caseFile(about), said);
    }

    private static String about(Mail item) {
        String number = Objects.requireNonNull(item.number());
        return LinkSettings.hasCaseFile(number) ? number : OTHERS;
    }

    private static String plain(Map<String, Object> words, List<Group> groups) {
        StringBuilder plain = new StringBuilder()
                .append(words.get("greeting"))
                .append("\n\n")
                .append(words.get("lead"))
                .append("\n\n");
        for (Group group : groups) {
            plain.append("== ").append(group.title()).append(" ==\n");
            plain.append(group.link()).append("\n\n");
            for (Item item : group.items()) {
                plain.append("- ").append(item.at()).append("  ").append(item.subject());
                plain.append("\n  ").append(item.body().replace("\n", "\n  ")).append("\n\n");
            }
        }
        return plain.append(words.get("linkLabel"))
                .append(":\n")
                .append(words.get("link"))
                .append("\n\n")
                .append(words.get("footer"))
                .append('\n')
                .append(words.get("preferences"))
                .append('\n')
                .toString();
    }

    private String text(Locale language, String key, Object... words) {
        return texts.getMessage(key, words, language);
    }
}
