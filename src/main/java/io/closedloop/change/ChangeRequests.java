package io.closedloop.change;

import io.closedloop.document.DocumentVersions;
import java.util.Optional;

interface ChangeRequests extends DocumentVersions<ChangeRequest> {

    Optional<ChangeRequest> findByChangeNumber(String changeNumber);
}
