package io.closedloop.registration;

import io.closedloop.document.DocumentVersions;

interface FormVersions extends DocumentVersions<RegistrationForm> {}
