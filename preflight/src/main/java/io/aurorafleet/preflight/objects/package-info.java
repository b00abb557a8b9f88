/** Tables, indexes, operators and other objects of a database. */
package io.aurorafleet.preflight.objects;
