package io.closedloop.rendering;

import io.closedloop.refusal.Refusals;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.thymeleaf.context.Context;
import org.thymeleaf.exceptions.TemplateProcessingException;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.AbstractConfigurableTemplateResolver;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;
import org.thymeleaf.templateresolver.FileTemplateResolver;

/** Pages made of the installation's templates: as HTML that stands alone, and as PDF/A-2u; and messages in JSON. */
@Service("templatePages")
public class Pages {

    private static final String HTML = ".html";
    private static final String JSON = ".json";

    private final SpringTemplateEngine pages;
    private final SpringTemplateEngine messages;
    private final PdfRenderer renderer;
    private final Refusals refusals;

    Pages(Templates templates, MessageSource texts, PdfRenderer renderer, Refusals refusals) {
        this.renderer = renderer;
        this.refusals = refusals;
        pages = engine(templates, texts, HTML, TemplateMode.HTML);
        messages = engine(templates, texts, JSON, TemplateMode.JAVASCRIPT);
    }

    private static SpringTemplateEngine engine(
            Templates templates, MessageSource texts, String suffix, TemplateMode mode) {
        SpringTemplateEngine engine = new SpringTemplateEngine();
        templates.folder().ifPresent(folder -> {
            FileTemplateResolver own = new FileTemplateResolver();
            own.setPrefix(folder + "/");
            own.setCheckExistence(true);
            // a mended template is taken at once
            own.setCacheable(false);
            add(own, 1, suffix, mode, engine);
        });
        ClassLoaderTemplateResolver shipped = new ClassLoaderTemplateResolver();
        shipped.setPrefix(Templates.SHIPPED);
        add(shipped, 2, suffix, mode, engine);
        engine.setTemplateEngineMessageSource(texts);
        return engine;
    }

    private static void add(
            AbstractConfigurableTemplateResolver resolver,
            int order,
            String suffix,
            TemplateMode mode,
            SpringTemplateEngine engine) {
        resolver.setOrder(order);
        resolver.setSuffix(suffix);
        resolver.setTemplateMode(mode);
        resolver.setCharacterEncoding("UTF-8");
        engine.addTemplateResolver(resolver);
    }

    /**
     * Fills a template.
     *
     * @param template name below the folder of templates, without its ending
     * @throws io.closedloop.refusal.Refusal when the template is faulty; it says where
     */
    public String html(String template, Map<String, ?> model, Locale language) {
        return fill(pages, template, HTML, model, language);
    }

    /** The same in JSON, where every value becomes what JSON makes of it, quotation marks included. */
    public String json(String template, Map<String, ?> model, Locale language) {
        return fill(messages, template, JSON, model, language);
    }

    private String fill(
            SpringTemplateEngine engine, String template, String suffix, Map<String, ?> model, Locale language) {
        try {
            return engine.process(template, new Context(language, Map.copyOf(model)));
        } catch (TemplateProcessingException e) {
            throw faulty(template, suffix, e);
        }
    }

    /** The same as PDF. */
    public byte[] pdf(String template, Map<String, ?> model, Locale language) {
        return renderer.render(html(template, model, language), template);
    }

    private RuntimeException faulty(String template, String suffix, TemplateProcessingException e) {
        TemplateProcessingException found = e;
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            // the innermost knows the place best
            if (cause instanceof TemplateProcessingException inner && inner.getTemplateName() != null) {
                found = inner;
            }
        }
        String name = found.getTemplateName() == null ? template : found.getTemplateName();
        String line = found.getLine() == null ? "?" : String.valueOf(found.getLine());
        Throwable reason = found.getCause() == null ? found : found.getCause();
        var refusal = refusals.unavailable(
                "refusal.template.faulty", name + suffix, line, String.valueOf(reason.getMessage()));
        refusal.initCause(e);
        return refusal;
    }
}
