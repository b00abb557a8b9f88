/**
 * What pages and texts for people are made with: markup that escapes by itself, the one style,
 * values in words. Shared by the report of a run and by the plan, so that both look and protect
 * alike.
 */
package io.aurorafleet.report;
