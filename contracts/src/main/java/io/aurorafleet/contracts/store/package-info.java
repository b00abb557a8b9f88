/** The names of everything this system keeps in its S3 bucket. */
package io.aurorafleet.contracts.store;
