/** What operators may do to a run that was dispatched: requeue, cancel, pause, resume, abandon. */
package io.aurorafleet.dispatcher.control;
