/** The command line: finds clusters, begins runs, shows how they go. */
package io.aurorafleet.dispatcher;
