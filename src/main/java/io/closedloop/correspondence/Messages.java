package io.closedloop.correspondence;

import java.util.List;
import org.springframework.data.repository.Repository;

interface Messages extends Repository<Message, Long> {

    Message save(Message message);

    List<Message> findByNumberOrderById(String number);
}
