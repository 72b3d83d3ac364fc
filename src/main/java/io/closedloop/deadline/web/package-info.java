@NullMarked
package io.closedloop.deadline.web;

import org.jspecify.annotations.NullMarked;
