package io.closedloop.execution;

import io.closedloop.document.DocumentVersions;
import java.util.List;

interface ProgressUpdates extends DocumentVersions<ProgressUpdate> {

    List<ProgressUpdate> findByNumberOrderByRecordedAtAscIdAsc(String number);

    int countByWorkItemId(Long workItemId);
}
