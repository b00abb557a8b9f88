/** Logins for databases, from AWS Secrets Manager. */
package io.aurorafleet.cloud.secret;
