/**
 * Reads what is deployed – templates, policies, documents, units – and holds it against the code.
 */
package io.aurorafleet.infra;
