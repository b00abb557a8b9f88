/** What a cluster's databases hold, written down before an upgrade and compared after it. */
package io.aurorafleet.contracts.proof;
