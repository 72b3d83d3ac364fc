package io.closedloop.registration;

import io.closedloop.engine.CustomerErased;
import io.closedloop.refusal.Refusals;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Selections of the register that each of the staff keeps for himself. */
@Service
@Transactional
public class SavedViews {

    /** Views of one person. */
    public static final int MOST = 30;

    static final int MAX_NAME = 80;

    private final JdbcClient jdbc;
    private final Requirements requirements;
    private final Refusals refusals;

    SavedViews(JdbcClient jdbc, Requirements requirements, Refusals refusals) {
        this.jdbc = jdbc;
        this.requirements = requirements;
        this.refusals = refusals;
    }

    /** A person's views, by name. */
    @Transactional(readOnly = true)
    public List<SavedView> of(String user) {
        return jdbc.sql("SELECT id, name, query FROM registration_view WHERE user_id = ? ORDER BY name, id")
                .param(user)
                .query(SavedView.class)
                .list();
    }

    /**
     * Keeps a selection, without the page it stands at.
     *
     * @throws io.closedloop.refusal.Refusal without a good name, with one that is taken, or when there are too many
     */
    public void save(String user, @Nullable String name, RegisterQuery query) {
        String given = name == null ? "" : name.strip();
        if (given.isEmpty() || given.length() > MAX_NAME || given.chars().anyMatch(Character::isISOControl)) {
            throw refusals.invalid("refusal.register.view.name", MAX_NAME);
        }
        List<SavedView> kept = of(user);
        if (kept.stream().anyMatch(view -> view.name().equals(given))) {
            throw refusals.conflict("refusal.register.view.taken", given);
        }
        if (kept.size() >= MOST) {
            throw refusals.conflict("refusal.register.view.many", MOST);
        }
        try {
            jdbc.sql("INSERT INTO registration_view (user_id, name, query) VALUES (?, ?, ?)")
                    .params(user, given, query.address())
                    .update();
        } catch (DuplicateKeyException e) {
            throw refusals.conflict("refusal.register.view.taken", given);
        }
    }

    /** Forgets a view; nothing happens when it is not this person's. */
    public void delete(String user, long id) {
        jdbc.sql("DELETE FROM registration_view WHERE id = ? AND user_id = ?")
                .params(id, user)
                .update();
    }

    /** Views that look for the customer's name go; while the requirement still knows it. */
    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void on(CustomerErased event) {
        requirements.findByKey(event.key()).map(Requirement::summary).ifPresent(requirement -> {
            String customer = requirement.customerName().toLowerCase(Locale.ROOT);
            jdbc.sql("SELECT id, name, query FROM registration_view").query(SavedView.class).list().stream()
                    .filter(view -> names(view, customer))
                    .forEach(view -> jdbc.sql("DELETE FROM registration_view WHERE id = ?")
                            .param(view.id())
                            .update());
        });
    }

    /** Any word of what is looked for that stands in the customer's name, too: better one view less than a name too many. */
    private static boolean names(SavedView view, String customer) {
        String query = view.query().isEmpty() ? "" : view.query().substring(1);
        String text = Arrays.stream(query.split("&"))
                .filter(field -> field.startsWith("text="))
                .map(field -> URLDecoder.decode(field.substring("text=".length()), StandardCharsets.UTF_8))
                .collect(Collectors.joining())
                .toLowerCase(Locale.ROOT);
        return text.contains(customer)
                || view.name().toLowerCase(Locale.ROOT).contains(customer)
                || Arrays.stream(text.split("\\s+")).anyMatch(word -> word.length() > 1 && customer.contains(word));
    }
}
