@NullMarked
package io.closedloop.insight.web;

import org.jspecify.annotations.NullMarked;
