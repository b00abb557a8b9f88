/** The state of one cluster in one run: a cursor and what was learnt on the way. */
package io.aurorafleet.contracts.checkpoint;
