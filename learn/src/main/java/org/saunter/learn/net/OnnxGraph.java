package org.saunter.learn.net;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An ONNX model under way: nodes, constants, inputs, outputs and words about it. Field numbers are
 * those of onnx.proto3 of ONNX 1.17.
 */
public final class OnnxGraph {
  /** Version 13 of the operators: what every ONNX Runtime since 2021 reads. */
  private static final int OPERATORS = 13;

  private static final int IR_VERSION = 8;

  /** Types of values, as ONNX numbers them. */
  public enum Type {
    FLOAT(1),
    UINT8(2),
    INT8(3),
    INT32(6),
    INT64(7);

    private final int number;

    Type(int number) {
      this.number = number;
    }
  }

  /** The domain of ONNX's own operators. */
  public static final String PLAIN = "";

  /** The domain of operators that only ONNX Runtime has. */
  public static final String MICROSOFT = "com.microsoft";

  private final Wire graph = new Wire();
  private final Map<String, String> words = new LinkedHashMap<>();
  private final Set<String> constants = new LinkedHashSet<>();
  private final Wire ends = new Wire();
  private int numbered;

  /** Something a node can be told. */
  public sealed interface Attribute {
    /** A whole number. */
    record Whole(String name, long value) implements Attribute {}

    /** Whole numbers. */
    record Wholes(String name, long... values) implements Attribute {}

    /** A word. */
    record Word(String name, String value) implements Attribute {}
  }

  /** A name that nothing else has. */
  public String fresh(String about) {
    return about + "#" + numbered++;
  }

  /** Adds a node with one output of that name. */
  public String node(
      String domain, String operator, List<String> inputs, String output, Attribute... attributes) {
    return node(domain, operator, inputs, List.of(output), attributes);
  }

  /** Adds a node; gives back the name of its first output. */
  public String node(
      String domain,
      String operator,
      List<String> inputs,
      List<String> outputs,
      Attribute... attributes) {
    Wire node = new Wire();
    inputs.forEach(input -> node.text(1, input));
    outputs.forEach(output -> node.text(2, output));
    node.text(3, outputs.get(0)).text(4, operator);
    for (Attribute attribute : attributes) {
      node.message(5, wire(attribute));
    }
    if (!domain.isEmpty()) {
      node.text(7, domain);
    }
    graph.message(1, node);
    return outputs.get(0);
  }

  private static Wire wire(Attribute attribute) {
    return switch (attribute) {
      case Attribute.Whole a -> new Wire().text(1, a.name()).number(3, a.value()).number(20, 2);
      case Attribute.Word a -> new Wire().text(1, a.name()).text(4, a.value()).number(20, 3);
      case Attribute.Wholes a -> {
        Wire wire = new Wire().text(1, a.name());
        for (long value : a.values()) {
          wire.number(8, value);
        }
        yield wire.number(20, 7);
      }
    };
  }

  /** A constant of floats; once a name. */
  public String floats(String name, int[] shape, float... values) {
    ByteBuffer raw = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    raw.asFloatBuffer().put(values);
    return constant(name, Type.FLOAT, shape, raw.array());
  }

  /** A constant of bytes, UINT8 or INT8. */
  public String bytes(String name, Type type, int[] shape, byte... values) {
    return constant(name, type, shape, values);
  }

  public String ints(String name, int... values) {
    ByteBuffer raw = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    raw.asIntBuffer().put(values);
    return constant(name, Type.INT32, new int[] {values.length}, raw.array());
  }

  public String longs(String name, long... values) {
    ByteBuffer raw = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    raw.asLongBuffer().put(values);
    return constant(name, Type.INT64, new int[] {values.length}, raw.array());
  }

  private String constant(String name, Type type, int[] shape, byte[] raw) {
    if (constants.add(name)) {
      Wire tensor = new Wire();
      for (int side : shape) {
        tensor.number(1, side);
      }
      graph.message(5, tensor.number(2, type.number).text(8, name).bytes(9, raw));
    }
    return name;
  }

  /** Declares an input; the first side is free, the number of pictures. */
  public String input(String name, Type type, int... sides) {
    ends.message(11, end(name, type, sides));
    return name;
  }

  /** Declares an output; the first side is free, the number of pictures. */
  public void output(String name, Type type, int... sides) {
    ends.message(12, end(name, type, sides));
  }

  private static Wire end(String name, Type type, int... sides) {
    Wire shape = new Wire().message(1, new Wire().text(2, "n"));
    for (int side : sides) {
      shape.message(1, new Wire().number(1, side));
    }
    Wire tensor = new Wire().number(1, type.number).message(2, shape);
    return new Wire().text(1, name).message(2, new Wire().message(1, tensor));
  }

  /** Something to say about the model, kept in the file. */
  public OnnxGraph word(String key, String value) {
    words.put(key, value);
    return this;
  }

  /** The model file. */
  public byte[] toBytes(String name) {
    Wire model = new Wire().number(1, IR_VERSION).text(2, "saunter");
    Wire body = new Wire().text(2, name);
    byte[] all = joined(graph.toBytes(), body.toBytes(), ends.toBytes());
    model.bytes(7, all);
    model.message(8, new Wire().text(1, PLAIN).number(2, OPERATORS));
    model.message(8, new Wire().text(1, MICROSOFT).number(2, 1));
    words.forEach((key, value) -> model.message(14, new Wire().text(1, key).text(2, value)));
    return model.toBytes();
  }

  private static byte[] joined(byte[]... parts) {
    int length = 0;
    for (byte[] part : parts) {
      length += part.length;
    }
    ByteBuffer all = ByteBuffer.allocate(length);
    for (byte[] part : parts) {
      all.put(part);
    }
    return all.array();
  }
}
