package io.aurorafleet.lab.killmatrix;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Cluster names of which none is part of another. */
final class Names {
  private final AtomicInteger last = new AtomicInteger(10_000);

  String next() {
    return "k" + last.incrementAndGet();
  }

  List<String> next(int many) {
    return Stream.generate(this::next).limit(many).toList();
  }
}
