package io.closedloop.staff;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Operations of the engine's REST API that are told apart, written out here, so that no rule of ours is asked about itself. */
final class EngineOperations {

    /** Refused to everybody before the engine is asked. */
    static final Set<String> NOBODYS = lines("""
            POST /case-execution/{id}/localVariables/{varId}/data
            POST /case-execution/{id}/variables/{varId}/data
            POST /case-instance/{id}/variables/{varId}/data
            POST /condition
            POST /deployment/create
            POST /execution/{id}/localVariables/{varId}/data
            POST /execution/{id}/messageSubscriptions/{messageName}/trigger
            POST /execution/{id}/signal
            POST /identity/verify
            DELETE /job/{id}
            PUT /job/{id}/duedate
            POST /job/{id}/duedate/recalculate
            POST /message
            POST /process-definition/key/{key}/restart
            POST /process-definition/key/{key}/restart-async
            POST /process-definition/key/{key}/start
            POST /process-definition/key/{key}/tenant-id/{tenantId}/restart
            POST /process-definition/key/{key}/tenant-id/{tenantId}/restart-async
            POST /process-definition/key/{key}/tenant-id/{tenantId}/start
            POST /process-definition/{id}/restart
            POST /process-definition/{id}/restart-async
            POST /process-definition/{id}/start
            POST /process-instance/{id}/variables/{varId}/data
            POST /signal
            DELETE /task/{id}
            POST /task/{id}/attachment/create
            POST /task/{id}/bpmnError
            POST /task/{id}/delegate
            POST /task/{id}/localVariables/{varId}/data
            POST /task/{id}/resolve
            POST /task/{id}/variables/{varId}/data
            DELETE /user/{id}
            PUT /user/{id}/profile""");

    /** Refused to all but process owners. */
    static final Set<String> PROCESS_OWNERS = lines("""
            PUT /job-definition/suspended
            PUT /job-definition/{id}/jobPriority
            PUT /job-definition/{id}/retries
            PUT /job-definition/{id}/suspended
            POST /job/retries
            PUT /job/suspended
            POST /job/{id}/execute
            PUT /job/{id}/priority
            PUT /job/{id}/retries
            PUT /job/{id}/suspended""");

    /** Where the engine itself fails over a body that says nothing, mostly before it asks who may; no other may fail. */
    static final Set<String> FAILING = lines("""
            POST /authorization/create
            POST /case-execution/{id}/localVariables
            DELETE /case-execution/{id}/localVariables/{varId}
            POST /case-execution/{id}/variables
            DELETE /case-execution/{id}/variables/{varId}
            POST /case-instance/{id}/variables
            DELETE /case-instance/{id}/variables/{varId}
            POST /external-task/fetchAndLock
            POST /external-task/{id}/bpmnError
            POST /external-task/{id}/complete
            POST /external-task/{id}/failure
            POST /external-task/{id}/lock
            PUT /external-task/{id}/priority
            POST /group/create
            PUT /group/{id}
            PUT /job-definition/{id}/retries
            PUT /job/{id}/retries
            POST /migration/execute
            POST /migration/executeAsync
            POST /process-instance/job-retries-historic-query-based
            POST /telemetry/configuration
            POST /tenant/create""");

    private EngineOperations() {}

    static Stream<String> all() {
        return Stream.of(NOBODYS, PROCESS_OWNERS, FAILING).flatMap(Set::stream);
    }

    private static Set<String> lines(String operations) {
        return operations.lines().collect(Collectors.toUnmodifiableSet());
    }
}
