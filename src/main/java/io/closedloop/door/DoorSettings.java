package io.closedloop.door;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What the public doors let through; a person never meets these limits, a flood does.
 *
 * @param perAddress from one address; an office often shares one
 * @param inTotal through one door, from everybody together
 * @param addresses that are told apart at most; the ones not heard of for longest are forgotten
 * @param maxRequestSize of a request with files, all of them together
 * @param maxTextSize of a request without files
 */
@ConfigurationProperties("closedloop.doors")
record DoorSettings(
        @DefaultValue PerAddress perAddress,
        @DefaultValue InTotal inTotal,
        @DefaultValue("100000") int addresses,
        @DefaultValue("60MB") DataSize maxRequestSize,
        @DefaultValue("256KB") DataSize maxTextSize) {

    /** Requests in a minute, and how much with files in an hour. */
    record PerAddress(
            @DefaultValue("300") int reads,
            @DefaultValue("30") int writes,
            @DefaultValue("600MB") DataSize files) {}

    /** Requests in a minute, and how much with files in an hour. */
    record InTotal(
            @DefaultValue("6000") int reads,
            @DefaultValue("240") int writes,
            @DefaultValue("2GB") DataSize files) {}
}
