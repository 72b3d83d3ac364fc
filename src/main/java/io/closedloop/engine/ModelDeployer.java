package io.closedloop.engine;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.info.BuildProperties;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Deploys all models and forms as one deployment whenever one of them changed, named by their path, so that forms are
 * found whether the application runs from an IDE or from its jar. While nodes are replaced one by one, one that still has the
 * models of before leaves the newer ones where they are.
 */
@Component
@Order(1)
class ModelDeployer implements ApplicationRunner, DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(ModelDeployer.class);

    /** How soon a node runs the jobs of models that another was given. */
    private static final Duration NOTICED_WITHIN = Duration.ofSeconds(30);

    private final RepositoryService repository;
    private final ManagementService management;
    private final Deployments deployments;
    private final EngineSettings settings;
    private final ObjectProvider<BuildProperties> build;
    private final StartTurn turn;
    private final PathMatchingResourcePatternResolver resources = new PathMatchingResourcePatternResolver();
    private final Recurring ticks = new Recurring("models");
    private volatile boolean deployed;

    ModelDeployer(
            RepositoryService repository,
            ManagementService management,
            Deployments deployments,
            EngineSettings settings,
            ObjectProvider<BuildProperties> build,
            StartTurn turn) {
        this.repository = repository;
        this.management = management;
        this.deployments = deployments;
        this.settings = settings;
        this.build = build;
        this.turn = turn;
    }

    @Override
    public void run(ApplicationArguments arguments) throws IOException {
        ModelTranslation translation = translation();
        Map<String, Resource> models = models();
        Map<String, byte[]> contents = new TreeMap<>();
        for (Map.Entry<String, Resource> resource : models.entrySet()) {
            contents.put(
                    resource.getKey(),
                    translation.translate(resource.getKey(), resource.getValue().getContentAsByteArray()));
        }
        Instant built = built(models.values());
        String hash = Deployments.hash(contents);
        turn.take(() -> deploy(contents, built, hash));
        runJobsOf(built, hash);
        deployed = true;
        ticks.start(NOTICED_WITHIN, NOTICED_WITHIN, () -> runJobsOf(built, hash));
    }

    /**
     * Runs the jobs of models of before, whose instances still go on, and of what an administrator gave any node; not of a
     * newer edition, whose steps we may not know.
     */
    void runJobsOf(Instant built, String hash) {
        Set<String> known = management.getRegisteredDeployments();
        List<String> ours = deployments.notAfter(built, hash);
        ours.stream().filter(id -> !known.contains(id)).forEach(management::registerDeploymentForJobExecutor);
    }

    private void deploy(Map<String, byte[]> contents, Instant built, String hash) {
        Deployments.Put last = deployments.last();
        if (last != null && last.hash().equals(hash)) {
            return;
        }
        if (last != null && last.built().isAfter(built) && !settings.olderModels()) {
            LOG.warn(
                    "The models of this node, of {}, are older than those that run, of {}, and are not put on top of them."
                            + " To go back to them, stop all nodes and start one with closedloop.older-models=true",
                    built,
                    last.built());
            return;
        }
        DeploymentBuilder deployment = repository
                .createDeployment()
                .name("closedloop")
                .source("closedloop")
                .enableDuplicateFiltering(false);
        contents.forEach((name, content) -> deployment.addInputStream(name, new ByteArrayInputStream(content)));
        deployments.put(deployment.deploy().getId(), built, hash);
    }

    /** When the application was built; an installation's own models are as old as the newest of them. */
    private Instant built(Collection<Resource> models) throws IOException {
        BuildProperties properties = build.getIfAvailable();
        if (settings.models() == null && properties != null && properties.getTime() != null) {
            return properties.getTime();
        }
        long newest = 0;
        for (Resource model : models) {
            newest = Math.max(newest, model.lastModified());
        }
        return Instant.ofEpochMilli(newest);
    }

    @Override
    public void destroy() {
        ticks.stop();
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
