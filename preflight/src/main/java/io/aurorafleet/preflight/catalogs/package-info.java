/** What users built on parts of PostgreSQL itself that a newer major no longer has. */
package io.aurorafleet.preflight.catalogs;
