package io.closedloop.customer;

import io.closedloop.document.DocumentText;
import io.closedloop.engine.CaseFileReader;
import io.closedloop.engine.CaseFileSection;
import io.closedloop.link.Ask;
import io.closedloop.link.LinkView;
import io.closedloop.link.LinkViews;
import io.closedloop.staff.Staff;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Shows the personal links of a requirement in its case file; who speaks to customers manages them there. */
@Component
@Order(3)
@Transactional(readOnly = true)
class LinksSection implements CaseFileSection {

    private final LinkViews links;
    private final OpenQuestions questions;
    private final DocumentText words;

    LinksSection(LinkViews links, OpenQuestions questions, DocumentText words) {
        this.links = links;
        this.questions = questions;
        this.words = words;
    }

    /** @param questions to which a link can be made; empty for who may not */
    public record Shown(boolean managed, List<Row> links, List<Question> questions) {}

    /** @param document title of what it is about */
    public record Row(LinkView link, @Nullable String document) {}

    /** @param document title of what it is about */
    public record Question(Ask ask, @Nullable String document) {}

    @Override
    public String template() {
        return "customer/links";
    }

    @Override
    public Optional<Object> of(String key, CaseFileReader reader) {
        boolean managed = Staff.speaksToCustomers(reader.groups());
        List<Row> rows = links.of(key).stream()
                .map(link -> new Row(link, title(link.kind(), reader.language())))
                .toList();
        List<Question> open = managed
                ? questions.of(key).stream()
                        .map(ask -> new Question(ask, title(ask.kind(), reader.language())))
                        .toList()
                : List.of();
        return rows.isEmpty() && open.isEmpty() ? Optional.empty() : Optional.of(new Shown(managed, rows, open));
    }

    private @Nullable String title(@Nullable String kind, Locale language) {
        return kind == null ? null : words.title(kind, language);
    }
}
