@NullMarked
package io.closedloop.improvement.web;

import org.jspecify.annotations.NullMarked;
