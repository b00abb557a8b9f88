/** SNS: topics, their subscriptions, and the mails they would have sent. */
@NullMarked
package io.aurorafleet.sandbox.topic;

import org.jspecify.annotations.NullMarked;
