package io.closedloop.analysis;

import io.closedloop.document.DocumentVersions;

interface AnalysisSpecifications extends DocumentVersions<AnalysisSpecification> {}
