/**
 * {@code aurora-fleet lab oracle}: clusters broken on purpose, and what the real pg_upgrade and our
 * preflight each say of them.
 */
package io.aurorafleet.lab.oracle;
