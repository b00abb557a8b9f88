/** Secrets Manager. */
@NullMarked
package io.aurorafleet.sandbox.secret;

import org.jspecify.annotations.NullMarked;
