package io.closedloop.registration;

import io.closedloop.document.DocumentVersions;
import java.util.Collection;
import java.util.List;

interface FormVersions extends DocumentVersions<RegistrationForm> {

    List<RegistrationForm> findByNumberInOrderByVersion(Collection<String> numbers);
}
