@NullMarked
package io.closedloop.correspondence.web;

import org.jspecify.annotations.NullMarked;
