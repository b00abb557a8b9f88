/** Columns of types that a new major stores differently, or no longer knows. */
package io.aurorafleet.preflight.types;
