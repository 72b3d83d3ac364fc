package io.closedloop.customer;

import io.closedloop.change.ChangeProcess;
import io.closedloop.change.Changes;
import io.closedloop.correspondence.Correspondence;
import io.closedloop.delivery.DeliveryProcess;
import io.closedloop.document.DocumentRef;
import io.closedloop.engine.CaseFilePart;
import io.closedloop.evidence.Evidences;
import io.closedloop.link.Ask;
import io.closedloop.link.Purpose;
import io.closedloop.planning.PlanningProcess;
import io.closedloop.registration.RegistrationProcess;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a customer could answer now, whether or not a mail asked: about exactly the version that was kept as sent. */
@Service
@Transactional(readOnly = true)
public class OpenQuestions implements CaseFilePart {

    private final RegistrationProcess registration;
    private final PlanningProcess planning;
    private final ChangeProcess change;
    private final DeliveryProcess delivery;
    private final Changes changes;
    private final AskedDocuments asked;
    private final Evidences evidences;
    private final Correspondence correspondence;

    OpenQuestions(
            RegistrationProcess registration,
            PlanningProcess planning,
            ChangeProcess change,
            DeliveryProcess delivery,
            Changes changes,
            AskedDocuments asked,
            Evidences evidences,
            Correspondence correspondence) {
        this.registration = registration;
        this.planning = planning;
        this.change = change;
        this.delivery = delivery;
        this.changes = changes;
        this.asked = asked;
        this.evidences = evidences;
        this.correspondence = correspondence;
    }

    @Override
    public String name() {
        return "questions";
    }

    /** The questions of a requirement; where it stands may always be asked, except by a customer who was erased. */
    @Override
    public List<Ask> of(String number) {
        List<Ask> open = new ArrayList<>();
        if (correspondence.contact(number).isEmpty()) {
            return open;
        }
        if (registration.isRegistrationAwaited(number)) {
            asked.sent(Purpose.REGISTRATION, number, number, "registration-form")
                    .filter(ask -> !isAnswered(number, ask))
                    .ifPresent(open::add);
        }
        if (planning.isPlanAwaited(number)) {
            asked.sent(Purpose.PLAN, number, number, "handling-plan").ifPresent(open::add);
        }
        changes.numbers(number).stream()
                .filter(change::isChangeAwaited)
                .map(each -> asked.sent(Purpose.CHANGE, number, each, "change-request"))
                .flatMap(Optional::stream)
                .forEach(open::add);
        if (delivery.isAcceptanceAwaited(number)) {
            asked.sent(Purpose.ACCEPTANCE, number, number, "acceptance-draft").ifPresent(open::add);
        }
        open.add(Ask.status(number));
        return open;
    }

    /** A registration that was read back can be corrected once; nothing in the process waits for it. */
    private boolean isAnswered(String number, Ask ask) {
        return ask.kind() != null
                && ask.version() != null
                && evidences
                        .about(new DocumentRef(ask.kind(), number, ask.version()))
                        .isPresent();
    }
}
