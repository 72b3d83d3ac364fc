package io.closedloop.engine;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Deploys all models and forms as one deployment whenever one of them changed, named by their path, so that forms are
 * found whether the application runs from an IDE or from its jar.
 */
@Component
@Order(1)
class ModelDeployer implements ApplicationRunner {

    private final RepositoryService repository;
    private final EngineSettings settings;
    private final PathMatchingResourcePatternResolver resources = new PathMatchingResourcePatternResolver();
    private volatile boolean deployed;

    ModelDeployer(RepositoryService repository, EngineSettings settings) {
        this.repository = repository;
        this.settings = settings;
    }

    @Override
    public void run(ApplicationArguments arguments) throws IOException {
        ModelTranslation translation = translation();
        DeploymentBuilder deployment = repository
                .createDeployment()
                .name("closedloop")
                .source("closedloop")
                .enableDuplicateFiltering(false);
        for (Map.Entry<String, Resource> resource : models().entrySet()) {
            String name = resource.getKey();
            byte[] content = resource.getValue().getContentAsByteArray();
            deployment.addInputStream(name, new ByteArrayInputStream(translation.translate(name, content)));
        }
        deployment.deploy();
        deployed = true;
    }

    boolean isDeployed() {
        return deployed;
    }

    private Map<String, Resource> models() throws IOException {
        Map<String, Resource> models = new TreeMap<>();
        for (String pattern :
                new String[] {"processes/*.bpmn", "processes/*.dmn", "forms/*/*.form", "forms/*/*.html"}) {
            for (Resource resource : resources.getResources(root() + pattern)) {
                String path = resource.getURL().getPath();
                models.put(path.substring(path.lastIndexOf(pattern.substring(0, pattern.indexOf('/') + 1))), resource);
            }
        }
        return models;
    }

    private ModelTranslation translation() throws IOException {
        return "zh".equals(settings.language().getLanguage())
                ? ModelTranslation.from(
                        resources.getResource(root() + "processes/i18n/zh.properties"),
                        resources.getResource(root() + "forms/i18n/zh.properties"))
                : ModelTranslation.none();
    }

    private String root() {
        return settings.models() == null
                ? "classpath:"
                : settings.models().toUri().toString();
    }
}
