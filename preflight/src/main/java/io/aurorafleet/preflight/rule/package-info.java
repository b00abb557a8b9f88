/** The shape that nearly all checks share: a query with an object and its cure a row. */
package io.aurorafleet.preflight.rule;
