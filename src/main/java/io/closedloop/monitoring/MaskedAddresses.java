package io.closedloop.monitoring;

import java.util.regex.Pattern;
import org.springframework.boot.json.JsonWriter;
import org.springframework.boot.logging.structured.StructuredLoggingJsonMembersCustomizer;

/**
 * Leaves mail addresses out of structured logs: mail servers repeat them in what they refuse. Only the id of a user may
 * be one. Named in {@code logging.structured.json.customizer}.
 */
public class MaskedAddresses implements StructuredLoggingJsonMembersCustomizer<Object> {

    private static final Pattern ADDRESS = Pattern.compile("[\\w.+%-]+@+[\\w-]+(?:\\.[\\w-]+)+");

    @Override
    public void customize(JsonWriter.Members<Object> members) {
        members.applyingValueProcessor(JsonWriter.ValueProcessor.of(String.class, MaskedAddresses::masked)
                .whenHasPath(path -> !path.toString().startsWith("user")));
    }

    static String masked(String text) {
        return ADDRESS.matcher(text).replaceAll("(address)");
    }
}
