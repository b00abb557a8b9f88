/** What all commands share: where they print, how they fail, their exit codes, tables. */
package io.aurorafleet.dispatcher.cli;
