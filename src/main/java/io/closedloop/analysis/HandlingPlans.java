package io.closedloop.analysis;

import io.closedloop.document.DocumentVersions;

interface HandlingPlans extends DocumentVersions<HandlingPlan> {}
