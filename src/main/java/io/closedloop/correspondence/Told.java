package io.closedloop.correspondence;

import java.time.Instant;
import java.util.List;

/** Somebody was told something: said once for a letter, however many it goes to. */
public record Told(String number, String event, List<String> arguments, List<Recipient> recipients, Instant at) {}
