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

/** Pages made of the installation's templates: as HTML that stands alone, and as PDF/A-2u. */
@Service("templatePages")
public class Pages {

    private static final String SUFFIX = ".html";

    private final SpringTemplateEngine engine = new SpringTemplateEngine();
    private final PdfRenderer renderer;
    private final Refusals refusals;

    Pages(Templates templates, MessageSource messages, PdfRenderer renderer, Refusals refusals) {
        this.renderer = renderer;
        this.refusals = refusals;
        templates.folder().ifPresent(folder -> {
            FileTemplateResolver own = new FileTemplateResolver();
            own.setPrefix(folder + "/");
            own.setCheckExistence(true);
            // a mended template is taken at once
            own.setCacheable(false);
            add(own, 1);
        });
        ClassLoaderTemplateResolver shipped = new ClassLoaderTemplateResolver();
        shipped.setPrefix(Templates.SHIPPED);
        add(shipped, 2);
        engine.setTemplateEngineMessageSource(messages);
    }

    private void add(AbstractConfigurableTemplateResolver resolver, int order) {
        resolver.setOrder(order);
        resolver.setSuffix(SUFFIX);
        resolver.setTemplateMode(TemplateMode.HTML);
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
        try {
            return engine.process(template, new Context(language, Map.copyOf(model)));
        } catch (TemplateProcessingException e) {
            throw faulty(template, e);
        }
    }

    /** The same as PDF. */
    public byte[] pdf(String template, Map<String, ?> model, Locale language) {
        return renderer.render(html(template, model, language), template);
    }

    private RuntimeException faulty(String template, TemplateProcessingException e) {
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
                "refusal.template.faulty", name + SUFFIX, line, String.valueOf(reason.getMessage()));
        refusal.initCause(e);
        return refusal;
    }
}
