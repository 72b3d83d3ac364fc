package io.closedloop.archive;

import io.closedloop.archive.CaseRecord.Activity;
import java.io.BufferedWriter;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/** Writes what happened to a case as an event log that process mining tools read (IEEE 1849, XES). */
final class EventLog {

    private static final String[][] EXTENSIONS = {
        {"Concept", "concept", "http://www.xes-standard.org/concept.xesext"},
        {"Time", "time", "http://www.xes-standard.org/time.xesext"},
        {"Lifecycle", "lifecycle", "http://www.xes-standard.org/lifecycle.xesext"},
        {"Organizational", "org", "http://www.xes-standard.org/org.xesext"},
    };

    private record Event(Instant at, String transition, Activity activity) {}

    private final XMLStreamWriter xml;

    private EventLog(XMLStreamWriter xml) {
        this.xml = xml;
    }

    static void write(String number, List<Activity> activities, OutputStream out) throws XMLStreamException {
        // it writes sign by sign
        Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
        new EventLog(xml).log(number, activities);
        xml.flush();
    }

    private void log(String number, List<Activity> activities) throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        start("log", "xes.version", "1849-2016", "xes.features", "", "xmlns", "http://www.xes-standard.org/");
        for (String[] extension : EXTENSIONS) {
            empty("extension", "name", extension[0], "prefix", extension[1], "uri", extension[2]);
        }
        start("global", "scope", "trace");
        attribute("string", "concept:name", "-");
        end();
        start("global", "scope", "event");
        attribute("string", "concept:name", "-");
        attribute("string", "lifecycle:transition", "complete");
        attribute("date", "time:timestamp", "1970-01-01T00:00:00.000Z");
        end();
        empty("classifier", "name", "Activity", "keys", "concept:name");
        attribute("string", "concept:name", "closedloop");
        attribute("string", "lifecycle:model", "standard");
        start("trace");
        attribute("string", "concept:name", number);
        List<Event> events = activities.stream()
                .flatMap(EventLog::events)
                .sorted(Comparator.comparing(Event::at))
                .toList();
        for (Event event : events) {
            write(event);
        }
        end();
        end();
        xml.writeEndDocument();
    }

    private static Stream<Event> events(Activity activity) {
        Event start = new Event(activity.startedAt(), "start", activity);
        return activity.endedAt() == null
                ? Stream.of(start)
                : Stream.of(
                        start, new Event(activity.endedAt(), activity.canceled() ? "ate_abort" : "complete", activity));
    }

    private void write(Event event) throws XMLStreamException {
        Activity activity = event.activity();
        start("event");
        attribute("string", "concept:name", activity.name());
        attribute("string", "concept:instance", activity.instance());
        attribute("string", "lifecycle:transition", event.transition());
        attribute("date", "time:timestamp", DateTimeFormatter.ISO_INSTANT.format(event.at()));
        attribute("string", "org:resource", activity.assignee());
        attribute("string", "org:role", activity.role());
        attribute("string", "activity:id", activity.id());
        attribute("string", "activity:type", activity.type());
        end();
    }

    private void attribute(String type, String key, @Nullable String value) throws XMLStreamException {
        if (value != null) {
            empty(type, "key", key, "value", value);
        }
    }

    private void start(String element, String... attributes) throws XMLStreamException {
        xml.writeCharacters("\n");
        xml.writeStartElement(element);
        attributes(attributes);
    }

    private void empty(String element, String... attributes) throws XMLStreamException {
        xml.writeCharacters("\n");
        xml.writeEmptyElement(element);
        attributes(attributes);
    }

    private void end() throws XMLStreamException {
        xml.writeCharacters("\n");
        xml.writeEndElement();
    }

    private void attributes(String... attributes) throws XMLStreamException {
        for (int index = 0; index < attributes.length; index += 2) {
            xml.writeAttribute(attributes[index], possible(attributes[index + 1]));
        }
    }

    /** XML has no way to write some characters, not even escaped. */
    private static String possible(String text) {
        return text.replaceAll("[^\\x09\\x0A\\x0D\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]", "\uFFFD");
    }
}
