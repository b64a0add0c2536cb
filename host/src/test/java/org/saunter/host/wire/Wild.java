package org.saunter.host.wire;

import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.saunter.model.Appearance;
import org.saunter.model.BadInputException;
import org.saunter.model.Fact;
import org.saunter.model.Observation;
import org.saunter.model.Observation.TracksCrossed;
import org.saunter.model.Samples;

/**
 * Wild values of every observation and fact, from a seed: each record of the sealed types is made
 * from its components, so that a new kind is covered the day it is written.
 */
final class Wild {
  private static final String[] NAMES = {
    "plate-1", "plate-2", "scales-1", "t7", "é", "\ud800 alone", "", "日本", "a\u0000b", "clock"
  };

  private final SplittableRandom random;

  Wild(long seed) {
    random = new SplittableRandom(seed);
  }

  Observation observation() {
    return (Observation) value(Observation.class);
  }

  Fact fact() {
    return (Fact) value(Fact.class);
  }

  Object value(Class<?> type) {
    if (type == long.class || type == Long.class) {
      return whole();
    }
    if (type == int.class) {
      return (int) whole();
    }
    if (type == double.class || type == Double.class) {
      return random.nextInt(4) == 0
          ? Double.longBitsToDouble(random.nextLong())
          : random.nextDouble(-30, 30);
    }
    if (type == boolean.class) {
      return random.nextBoolean();
    }
    if (type == String.class) {
      return NAMES[random.nextInt(NAMES.length)];
    }
    if (type.isEnum()) {
      Object[] values = type.getEnumConstants();
      return values[random.nextInt(values.length)];
    }
    if (type == Samples.class) {
      return Samples.ofGrams(floats(random.nextInt(70)));
    }
    if (type == Appearance.class) {
      return Appearance.of(floats(1 + random.nextInt(Appearance.DIMENSIONS_MAX)));
    }
    if (type == TracksCrossed.class) {
      return crossed();
    }
    Class<?>[] kinds = type.getPermittedSubclasses();
    return kinds == null ? record(type) : value(kinds[random.nextInt(kinds.length)]);
  }

  private long whole() {
    return switch (random.nextInt(5)) {
      case 0 -> random.nextLong();
      case 1 -> Long.MIN_VALUE;
      case 2 -> Long.MAX_VALUE;
      case 3 -> random.nextInt(1, 50);
      default -> random.nextInt(-100_000, 100_000);
    };
  }

  private float[] floats(int n) {
    float[] values = new float[n];
    for (int i = 0; i < n; i++) {
      values[i] =
          random.nextInt(5) == 0
              ? Float.intBitsToFloat(random.nextInt())
              : (float) random.nextDouble(-10, 2_000);
    }
    return values;
  }

  private TracksCrossed crossed() {
    int n = 2 + random.nextInt(3);
    List<String> before = IntStream.range(0, n).mapToObj(i -> "b" + i).toList();
    List<String> after = IntStream.range(0, n).mapToObj(i -> "a" + i).toList();
    int orders = n == 2 ? 2 : n == 3 ? 6 : 24;
    List<Double> likelihoods = random.doubles(orders, -50, 0).boxed().toList();
    List<Appearance> seen =
        random.nextBoolean()
            ? List.of()
            : IntStream.range(0, n).mapToObj(i -> (Appearance) value(Appearance.class)).toList();
    return new TracksCrossed(whole(), "eyes", whole(), before, after, likelihoods, seen);
  }

  private Object record(Class<?> type) {
    RecordComponent[] parts = type.getRecordComponents();
    Class<?>[] types = Arrays.stream(parts).map(RecordComponent::getType).toArray(Class<?>[]::new);
    while (true) {
      Object[] values = Arrays.stream(parts).map(p -> part(p.getAnnotatedType())).toArray();
      try {
        Constructor<?> constructor = type.getDeclaredConstructor(types);
        constructor.setAccessible(true);
        return constructor.newInstance(values);
      } catch (InvocationTargetException e) {
        if (!(e.getCause() instanceof BadInputException)) {
          throw new AssertionError(type + " was not made", e);
        }
      } catch (ReflectiveOperationException e) {
        throw new LinkageError(type + " was not made", e);
      }
    }
  }

  private @Nullable Object part(AnnotatedType type) {
    if (type.isAnnotationPresent(Nullable.class) && random.nextBoolean()) {
      return null;
    }
    if (type instanceof AnnotatedParameterizedType list) {
      AnnotatedType element = list.getAnnotatedActualTypeArguments()[0];
      List<Object> values = new ArrayList<>();
      for (int i = random.nextInt(4); i > 0; i--) {
        values.add(value((Class<?>) element.getType()));
      }
      return values;
    }
    return value((Class<?>) type.getType());
  }
}
