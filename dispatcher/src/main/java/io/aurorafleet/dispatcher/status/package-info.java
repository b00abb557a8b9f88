/** {@code status}: how a run goes, cluster by cluster. */
package io.aurorafleet.dispatcher.status;
