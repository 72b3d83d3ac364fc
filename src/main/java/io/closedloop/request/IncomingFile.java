package io.closedloop.request;

import org.springframework.core.io.InputStreamSource;

/** A file as it comes in with a requirement. */
public record IncomingFile(String name, InputStreamSource content) {}
