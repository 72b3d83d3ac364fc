/** An application to compare the time to start with. */
@org.jspecify.annotations.NullMarked
package io.closedloop.benchmark.empty;
