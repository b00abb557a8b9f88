/** STS: whose account this is. */
@NullMarked
package io.aurorafleet.sandbox.identity;

import org.jspecify.annotations.NullMarked;
