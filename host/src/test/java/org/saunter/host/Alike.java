package org.saunter.host;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Compares two objects field by field, however deep, and names the first path at which they differ.
 * A field that somebody adds to the engine and forgets in its snapshot is found by it.
 */
@SuppressWarnings("ReferenceEquality") // whether two graphs share objects alike is the question
final class Alike {
  /** Rings whose old values are never read again once they are begun anew. */
  private static final Set<String> STALE = Set.of("Trail.grams", "Trail.nanos");

  private final IdentityHashMap<Object, Object> seen = new IdentityHashMap<>();

  /** The first difference, empty if there is none. */
  String difference(@Nullable Object a, @Nullable Object b, String path) {
    if (a == null || b == null) {
      return a == b ? "" : path + ": " + a + " and " + b;
    }
    if (a == b || seen.put(a, b) == b) {
      return "";
    }
    if (a.getClass().isArray()) {
      return array(a, b, path);
    }
    if (a instanceof Map<?, ?> map && b instanceof Map<?, ?> other) {
      return map(map, other, path);
    }
    if (a instanceof HashSet<?> && b instanceof HashSet<?> && isPlain((Collection<?>) a)) {
      return a.equals(b) ? "" : path + ": " + a + " and " + b;
    }
    if (a instanceof Collection<?> list && b instanceof Collection<?> other) {
      return list(list, other, path);
    }
    if (a.getClass() != b.getClass()) {
      return path + ": " + a.getClass() + " and " + b.getClass();
    }
    if (a.getClass().isHidden()) {
      return ""; // a lambda: wiring, no state
    }
    if (a instanceof Enum || !a.getClass().getName().startsWith("org.saunter.")) {
      return a.equals(b) ? "" : path + ": " + a + " and " + b;
    }
    return fields(a, b, path);
  }

  private static boolean isPlain(Collection<?> values) {
    return values.stream().allMatch(v -> v instanceof String || v instanceof Number);
  }

  private String array(Object a, Object b, String path) {
    int n = Array.getLength(a);
    if (n != Array.getLength(b)) {
      return path + ".length: " + n + " and " + Array.getLength(b);
    }
    for (int i = 0; i < n; i++) {
      String found = difference(Array.get(a, i), Array.get(b, i), path + "[" + i + "]");
      if (!found.isEmpty()) {
        return found;
      }
    }
    return "";
  }

  private String list(Collection<?> a, Collection<?> b, String path) {
    if (a.size() != b.size()) {
      return path + ".size: " + a.size() + " and " + b.size();
    }
    Iterator<?> other = b.iterator();
    int i = 0;
    for (Object one : a) {
      String found = difference(one, other.next(), path + "[" + i++ + "]");
      if (!found.isEmpty()) {
        return found;
      }
    }
    return "";
  }

  private String map(Map<?, ?> a, Map<?, ?> b, String path) {
    if (!isPlain(a.keySet()) || !a.getClass().getSimpleName().equals("HashMap")) {
      String found = list(List.copyOf(a.keySet()), List.copyOf(b.keySet()), path + ".keys");
      return found.isEmpty() ? list(a.values(), b.values(), path) : found;
    }
    if (!a.keySet().equals(b.keySet())) {
      return path + ".keys: " + a.keySet() + " and " + b.keySet();
    }
    for (Object key : a.keySet()) {
      String found = difference(a.get(key), b.get(key), path + "[" + key + "]");
      if (!found.isEmpty()) {
        return found;
      }
    }
    return "";
  }

  private String fields(Object a, Object b, String path) {
    for (Field field : a.getClass().getDeclaredFields()) {
      String name = a.getClass().getSimpleName() + "." + field.getName();
      if (Modifier.isStatic(field.getModifiers()) || STALE.contains(name)) {
        continue;
      }
      field.setAccessible(true);
      try {
        String found = difference(field.get(a), field.get(b), path + "." + field.getName());
        if (!found.isEmpty()) {
          return found;
        }
      } catch (IllegalAccessException e) {
        throw new LinkageError(name, e);
      }
    }
    return "";
  }
}
