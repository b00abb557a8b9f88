/** What is told of a run afterwards, to people and to programs. */
package io.aurorafleet.contracts.report;
