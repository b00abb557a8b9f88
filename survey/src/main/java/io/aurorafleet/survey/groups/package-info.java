/**
 * Parameter groups of the next family: what becomes of every value that somebody set, decided
 * purely, for the worker that makes the groups and for the plan that only shows them.
 */
package io.aurorafleet.survey.groups;
