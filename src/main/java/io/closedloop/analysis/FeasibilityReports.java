package io.closedloop.analysis;

import io.closedloop.document.DocumentVersions;

interface FeasibilityReports extends DocumentVersions<FeasibilityReport> {}
