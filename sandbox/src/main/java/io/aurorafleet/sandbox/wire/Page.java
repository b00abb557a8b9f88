package io.aurorafleet.sandbox.wire;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.NavigableMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/**
 * One page of a listing in key order. The token names the last key given, so a listing stays
 * correct when items come and go between pages.
 *
 * @param next the token of the next page; null on the last
 */
public record Page<T>(List<T> items, @Nullable String next) {
  /**
   * Cuts a page.
   *
   * @param token what the page before said; null for the first
   * @throws AwsServiceException InvalidNextToken, when no page gave such a token
   */
  public static <T> Page<T> of(NavigableMap<String, T> all, @Nullable String token, int limit) {
    NavigableMap<String, T> rest = token == null ? all : all.tailMap(decode(token), false);
    List<T> items = rest.values().stream().limit(limit).toList();
    List<String> keys = rest.keySet().stream().limit(limit).toList();
    boolean more = rest.size() > limit;
    return new Page<>(items, more ? encode(keys.get(keys.size() - 1)) : null);
  }

  private static String encode(String key) {
    return Base64.getUrlEncoder().encodeToString(key.getBytes(StandardCharsets.UTF_8));
  }

  private static String decode(String token) {
    try {
      return new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw Faults.unmodelled(
          AwsServiceException.builder(), "InvalidNextToken", 400, "No page gave this next token.");
    }
  }
}
