/** Extensions and loadable libraries, and what of them a newer major does not offer. */
package io.aurorafleet.preflight.extensions;
