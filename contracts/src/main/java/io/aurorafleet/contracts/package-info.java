/** contracts. */
package io.aurorafleet.contracts;
