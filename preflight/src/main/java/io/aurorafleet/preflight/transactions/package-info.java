/** Transactions that are open, prepared, or long ago. */
package io.aurorafleet.preflight.transactions;
