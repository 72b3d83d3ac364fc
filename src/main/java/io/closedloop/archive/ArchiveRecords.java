package io.closedloop.archive;

import io.closedloop.document.DocumentVersions;

interface ArchiveRecords extends DocumentVersions<ArchiveRecord> {}
