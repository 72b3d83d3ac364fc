package io.closedloop.delivery;

import io.closedloop.document.DocumentVersions;

interface DeliverablesLists extends DocumentVersions<DeliverablesList> {}
