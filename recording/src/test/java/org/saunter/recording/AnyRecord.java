package org.saunter.recording;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.saunter.model.Appearance;
import org.saunter.model.BadInputException;
import org.saunter.model.Observation;
import org.saunter.model.Observation.TracksCrossed;
import org.saunter.model.Samples;

/** Makes values of any record of the model, every case of a sealed type in turn, from a seed. */
final class AnyRecord {
  private final SplittableRandom random;

  AnyRecord(long seed) {
    random = new SplittableRandom(seed);
  }

  /** {@code rounds} values of each case of a sealed type. */
  static <T> List<T> ofEach(Class<T> sealed, int rounds, long seed) {
    AnyRecord any = new AnyRecord(seed);
    List<T> values = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      for (Class<?> permitted : sealed.getPermittedSubclasses()) {
        values.add(sealed.cast(any.record(permitted)));
      }
    }
    return values;
  }

  Object record(Class<?> type) {
    if (type == TracksCrossed.class) {
      return crossing();
    }
    for (int tries = 0; tries < 100; tries++) {
      RecordComponent[] components = type.getRecordComponents();
      Class<?>[] types = Arrays.stream(components).map(c -> c.getType()).toArray(Class<?>[]::new);
      Object[] values = Arrays.stream(components).map(this::component).toArray();
      try {
        var constructor = type.getDeclaredConstructor(types);
        constructor.setAccessible(true);
        return constructor.newInstance(values);
      } catch (InvocationTargetException e) {
        if (!(e.getCause() instanceof BadInputException)) {
          throw new AssertionError(e);
        }
      } catch (ReflectiveOperationException e) {
        throw new LinkageError(type.getName(), e);
      }
    }
    throw new AssertionError("no valid " + type);
  }

  private @Nullable Object component(RecordComponent component) {
    boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    return nullable && random.nextInt(3) == 0 ? null : value(component.getGenericType());
  }

  private Object value(Type type) {
    if (type instanceof ParameterizedType p) {
      return p.getRawType() == Map.class ? map(p) : list(p);
    }
    Class<?> c = (Class<?>) type;
    if (c == long.class || c == Long.class) {
      return random.nextBoolean() ? random.nextLong(1L << 53) : random.nextLong(100);
    } else if (c == int.class || c == Integer.class) {
      return random.nextBoolean() ? random.nextInt(1, 50) : random.nextInt(-5_000_000, 5_000_000);
    } else if (c == double.class || c == Double.class) {
      return random.nextInt(10) == 0 ? 1.0 : random.nextGaussian() * 50;
    } else if (c == boolean.class) {
      return random.nextBoolean();
    } else if (c == String.class) {
      return text();
    } else if (c == Samples.class) {
      return Samples.ofGrams(floats(12));
    } else if (c == Appearance.class) {
      return Appearance.of(floats(8));
    } else if (c.isEnum()) {
      return c.getEnumConstants()[random.nextInt(c.getEnumConstants().length)];
    } else if (c.isSealed()) {
      Class<?>[] cases = c.getPermittedSubclasses();
      return record(cases[random.nextInt(cases.length)]);
    }
    return record(c);
  }

  private List<Object> list(ParameterizedType type) {
    List<Object> values = new ArrayList<>();
    for (int n = random.nextInt(4); n > 0; n--) {
      values.add(value(type.getActualTypeArguments()[0]));
    }
    return values;
  }

  private Map<Object, Object> map(ParameterizedType type) {
    Map<Object, Object> values = new TreeMap<>();
    for (int n = random.nextInt(4); n > 0; n--) {
      values.put(value(type.getActualTypeArguments()[0]), value(type.getActualTypeArguments()[1]));
    }
    return values;
  }

  private String text() {
    return switch (random.nextInt(6)) {
      case 0 -> "Öl \"extra\" 1\\2 \n\t€ 🥑";
      case 1 -> "04012345678901".substring(random.nextInt(2));
      default -> "id-" + random.nextInt(1_000);
    };
  }

  /** Any bits, so NaN, infinities and subnormal numbers as well as plain readings. */
  private float[] floats(int most) {
    float[] values = new float[random.nextInt(1, most + 1)];
    for (int i = 0; i < values.length; i++) {
      float bits = Float.intBitsToFloat(random.nextInt());
      values[i] =
          switch (random.nextInt(4)) {
            case 0 -> Float.isNaN(bits) ? Float.NaN : bits;
            case 1 -> Math.round(random.nextDouble() * 20e6) / 1000f;
            case 2 -> random.nextInt(20) * 0.241f;
            default -> (float) (random.nextGaussian() * 1_000);
          };
    }
    return values;
  }

  private Observation crossing() {
    int n = random.nextInt(2, 5);
    List<String> before = new ArrayList<>();
    List<String> after = new ArrayList<>();
    List<Double> scores = new ArrayList<>();
    List<Appearance> seen = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      before.add("t" + i);
      after.add("u" + i);
      seen.add(Appearance.of(floats(8)));
    }
    for (int i = 0; i < (n == 2 ? 2 : n == 3 ? 6 : 24); i++) {
      scores.add(random.nextGaussian());
    }
    return new TracksCrossed(
        random.nextLong(1L << 60),
        "vision",
        random.nextInt(100),
        before,
        after,
        scores,
        random.nextBoolean() ? seen : List.of());
  }
}
