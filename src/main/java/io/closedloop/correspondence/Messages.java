package io.closedloop.correspondence;

import java.util.List;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface Messages extends Repository<Message, Long> {

    Message save(Message message);

    List<Message> findByNumberOrderById(String number);

    List<Message> findByNumberAndMailedFalseOrderById(String number);

    boolean existsByNumberAndRecipientAndSubject(String number, String recipient, String subject);

    @Modifying
    @Query("update Message m set m.number = :to where m.number = :from")
    void rename(String from, String to);

    @Modifying
    @Query("update Message m set m.subject = :marker, m.body = :marker where m.number = :number")
    void erase(String number, String marker);
}
