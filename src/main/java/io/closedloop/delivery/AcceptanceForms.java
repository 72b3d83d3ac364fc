package io.closedloop.delivery;

import io.closedloop.document.DocumentVersions;

interface AcceptanceForms extends DocumentVersions<AcceptanceForm> {}
