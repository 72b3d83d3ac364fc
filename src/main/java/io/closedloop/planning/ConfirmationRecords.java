package io.closedloop.planning;

import io.closedloop.document.DocumentVersions;

interface ConfirmationRecords extends DocumentVersions<ConfirmationRecord> {}
