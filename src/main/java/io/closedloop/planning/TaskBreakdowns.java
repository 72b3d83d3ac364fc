package io.closedloop.planning;

import io.closedloop.document.DocumentVersions;

interface TaskBreakdowns extends DocumentVersions<TaskBreakdown> {}
