/** What is measured with {@code mvn -P benchmark verify -DskipTests}. */
@NullMarked
package io.closedloop.benchmark;

import org.jspecify.annotations.NullMarked;
