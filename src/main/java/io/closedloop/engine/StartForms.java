package io.closedloop.engine;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.springframework.stereotype.Component;

/** Knows the forms that processes start with. */
@Component
public class StartForms {

    private static final Pattern FILE = Pattern.compile(".*/([a-z-]+)\\.(?:form|html)");
    private static final Pattern HYPHEN = Pattern.compile("-([a-z])");

    private final RepositoryService repository;
    private final FormService forms;

    StartForms(RepositoryService repository, FormService forms) {
        this.repository = repository;
        this.forms = forms;
    }

    /**
     * The form that a process starts with, named as a task would be: {@code recordRequirement} for
     * {@code record-requirement.html}. Empty where there is none, or the current user may not know the process.
     */
    public Optional<String> of(String process) {
        ProcessDefinition found = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(process)
                .latestVersion()
                .singleResult();
        return Optional.ofNullable(found == null ? null : forms.getStartFormKey(found.getId()))
                .map(FILE::matcher)
                .filter(Matcher::matches)
                .map(file -> HYPHEN.matcher(file.group(1))
                        .replaceAll(letter -> letter.group(1).toUpperCase(Locale.ROOT)));
    }
}
