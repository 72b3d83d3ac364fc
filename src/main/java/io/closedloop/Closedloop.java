package io.closedloop;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Runs a company's customer requirements from the first contact to the archived acceptance. */
@SpringBootApplication
public class Closedloop {

    public static void main(String[] args) {
        SpringApplication.run(Closedloop.class, args);
    }
}
