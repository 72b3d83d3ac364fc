package io.closedloop.correspondence;

import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of customers' contacts, one for each requirement. */
@Repository
class Contacts {

    private final JdbcClient jdbc;

    Contacts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void put(String number, Contact contact) {
        delete(number);
        jdbc.sql("INSERT INTO correspondence_contact (number, name, address, language) VALUES (?, ?, ?, ?)")
                .params(
                        number,
                        contact.name(),
                        contact.address(),
                        contact.language().toLanguageTag())
                .update();
    }

    Optional<Contact> find(String number) {
        return jdbc.sql("SELECT name, address, language FROM correspondence_contact WHERE number = ?")
                .param(number)
                .query((row, index) -> new Contact(
                        row.getString("name"),
                        row.getString("address"),
                        Locale.forLanguageTag(row.getString("language"))))
                .optional();
    }

    void rename(String from, String to) {
        jdbc.sql("UPDATE correspondence_contact SET number = ? WHERE number = ?")
                .params(to, from)
                .update();
    }

    void delete(String number) {
        jdbc.sql("DELETE FROM correspondence_contact WHERE number = ?")
                .param(number)
                .update();
    }
}
