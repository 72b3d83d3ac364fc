package io.closedloop.registration;

import io.closedloop.correspondence.Correspondence;
import io.closedloop.document.Document;
import io.closedloop.document.DocumentRef;
import io.closedloop.engine.Submission;
import io.closedloop.evidence.Answered;
import io.closedloop.evidence.Evidences;
import io.closedloop.rendering.KeptRendering;
import io.closedloop.rendering.Renderings;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the registration form as customers read it back, and what they say of it. */
@Service
@Transactional
class ReadBack {

    private final Registration registration;
    private final FormVersions forms;
    private final Correspondence correspondence;
    private final Renderings renderings;
    private final Evidences evidences;

    ReadBack(
            Registration registration,
            FormVersions forms,
            Correspondence correspondence,
            Renderings renderings,
            Evidences evidences) {
        this.registration = registration;
        this.forms = forms;
        this.correspondence = correspondence;
        this.renderings = renderings;
        this.evidences = evidences;
    }

    /** Keeps the form exactly as it goes to the customer. */
    KeptRendering keepAsSent(String number) {
        List<Document> versions = registration.documents(number);
        return renderings.keep(
                versions.get(versions.size() - 1), KeptRendering.Occasion.SENT, correspondence.languageOf(number));
    }

    /** Keeps the customer's word on the form. */
    void answer(String number, Submission<AnswerRegistration> answered) {
        DocumentRef form = new DocumentRef(Registration.FORM, number, forms.countByNumber(number));
        evidences.keep(new Answered(
                form, form, answered.form().decision(), answered.form().evidence(), answered));
        registration.remark(number, answered.form().corrections());
    }
}
