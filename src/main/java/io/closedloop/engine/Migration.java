package io.closedloop.engine;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration;
import org.springframework.boot.autoconfigure.liquibase.LiquibaseAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** {@code migrate}: brings the schema to this version, as its owner, and ends; nodes then run without the right to. */
@ImportAutoConfiguration({PropertyPlaceholderAutoConfiguration.class, LiquibaseAutoConfiguration.class})
public class Migration {

    /** The first word of the command line. */
    public static final String NAME = "migrate";

    Migration() {}

    /**
     * @param check made first; an exception of its constructor leaves the schema as it is
     * @param arguments settings, as for the application
     */
    public static void run(Class<?> check, String... arguments) {
        new SpringApplicationBuilder(check, Migration.class)
                .web(WebApplicationType.NONE)
                .profiles("postgres") // the other database, of the demo, is migrated by whoever starts it
                .run(arguments)
                .close();
    }
}
