package io.closedloop.execution;

import io.closedloop.document.DocumentVersions;
import java.util.List;

interface WeeklySyncEntries extends DocumentVersions<WeeklySyncEntry> {

    boolean existsBySyncKey(String syncKey);

    List<WeeklySyncEntry> findBySyncKeyOrderByNumber(String syncKey);

    List<WeeklySyncEntry> findBySyncKeyAndRecordedByOrderByNumber(String syncKey, String manager);
}
