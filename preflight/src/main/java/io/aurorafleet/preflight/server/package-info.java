/** What the server as a whole holds: databases, roles, names and settings. */
package io.aurorafleet.preflight.server;
