/**
 * What the dispatcher, the workers and their operators agree on: identities, and in the packages
 * below the wire records, the checkpoint, the run's manifest and ledger, the report and the names
 * of objects in S3. Jackson annotations only, no AWS.
 */
package io.aurorafleet.contracts;
