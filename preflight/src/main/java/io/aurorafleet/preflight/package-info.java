/** preflight. */
package io.aurorafleet.preflight;
