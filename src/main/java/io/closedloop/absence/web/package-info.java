@NullMarked
package io.closedloop.absence.web;

import org.jspecify.annotations.NullMarked;
