package io.aurorafleet.cloud.announce;

/**
 * News for people and programs.
 *
 * @param subject one line, at most 100 ASCII characters reach SNS
 * @param text the mail's body
 * @param kind the EventBridge detail-type, such as {@code Cluster Upgrade Failed}
 * @param detail the event's detail, a JSON object
 */
public record Announcement(String subject, String text, String kind, String detail) {}
