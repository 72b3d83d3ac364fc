package io.closedloop.staff;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** The languages that people chose for themselves; whoever never did reads what his browser asks for. */
@Service
public class Languages {

    private final JdbcClient jdbc;

    Languages(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Language of(String user) {
        return jdbc.sql("SELECT language FROM staff_language WHERE user_id = ?")
                .param(user)
                .query(String.class)
                .optional()
                .flatMap(Language::named)
                .orElse(Language.BROWSER);
    }

    /** What those who chose one chose, by user id. */
    public Map<String, Locale> of(Collection<String> users) {
        if (users.isEmpty()) {
            return Map.of();
        }
        return jdbc
                .sql("SELECT user_id, language FROM staff_language WHERE user_id IN (:users)")
                .param("users", users)
                .query((row, index) -> Map.entry(row.getString("user_id"), row.getString("language")))
                .list()
                .stream()
                .flatMap(entry -> Language.named(entry.getValue()).flatMap(Language::locale).stream()
                        .map(locale -> Map.entry(entry.getKey(), locale)))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** The language to write to somebody in whose browser is not there to ask. */
    public Locale of(String user, Locale otherwise) {
        return of(user).locale().orElse(otherwise);
    }

    /** @throws org.springframework.dao.DuplicateKeyException when the same person chooses at the same moment */
    public void choose(String user, Language language) {
        int changed = jdbc.sql("UPDATE staff_language SET language = ? WHERE user_id = ?")
                .params(language.name(), user)
                .update();
        if (changed == 0) {
            jdbc.sql("INSERT INTO staff_language (user_id, language) VALUES (?, ?)")
                    .params(user, language.name())
                    .update();
        }
    }
}
