package io.closedloop.document;

import io.closedloop.refusal.Fault;
import io.closedloop.refusal.Refusals;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Adds stored files to a requirement without a form that names them. */
@Service
public class CaseFiles {

    private static final String FIELD = "attachments";

    private final Attachments attachments;
    private final AttachmentSettings settings;
    private final Refusals refusals;

    CaseFiles(Attachments attachments, AttachmentSettings settings, Refusals refusals) {
        this.attachments = attachments;
        this.settings = settings;
        this.refusals = refusals;
    }

    /**
     * They belong to it from now on.
     *
     * @throws io.closedloop.refusal.Refusal when there are none, or too many, or one may not be used there
     */
    @Transactional
    public void add(@Nullable List<AttachmentRef> refs, String owner, String user) {
        List<AttachmentRef> added = refs == null ? List.of() : refs;
        List<Fault> faults = new ArrayList<>();
        if (added.isEmpty()) {
            faults.add(refusals.fault(FIELD, "refusal.attachment.none"));
        }
        if (added.size() > settings.maxFiles()) {
            faults.add(refusals.fault(FIELD, "refusal.attachment.tooMany", settings.maxFiles()));
        }
        for (AttachmentRef ref : added) {
            if (ref == null || ref.id() == null || !attachments.isUsable(ref, user, Optional.of(owner))) {
                String name = ref == null || ref.name() == null ? "-" : ref.name();
                faults.add(refusals.fault(FIELD, "refusal.attachment.unknown", name));
            }
        }
        if (!faults.isEmpty()) {
            throw refusals.faulty(faults);
        }
        attachments.keep(added, owner);
    }
}
