/** PostgreSQL sessions, one database each, in the domain's terms; JDBC beneath. */
package io.aurorafleet.cloud.database;
