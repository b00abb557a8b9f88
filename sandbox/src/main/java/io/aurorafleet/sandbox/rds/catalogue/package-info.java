/** What RDS offers: engine versions, upgrade targets, instance classes and parameters, as data. */
package io.aurorafleet.sandbox.rds.catalogue;
