/**
 * The checks before an upgrade and the search for its path: pure decisions over what was observed.
 */
package io.aurorafleet.preflight;
