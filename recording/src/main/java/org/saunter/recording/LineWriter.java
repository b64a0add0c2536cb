package org.saunter.recording;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.SerializableString;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.io.SerializedString;
import tools.jackson.databind.ObjectWriter;

/** Writes a file of one JSON object per line. */
final class LineWriter implements AutoCloseable {
  private static final SerializableString NEWLINE = new SerializedString("\n");

  private final Path path;
  private final ObjectWriter writer;
  private final JsonGenerator out;

  LineWriter(Path folder, String name, boolean gzip, Class<?> type) throws IOException {
    path = folder;
    writer = Mapping.LINES.forType(type);
    OutputStream file = new Folder(folder).create(name + ".jsonl", gzip);
    out = writer.createGenerator(file);
  }

  void write(Object value) {
    try {
      writer.writeValue(out, value);
      out.writeRaw(NEWLINE);
    } catch (JacksonException e) {
      throw io(e);
    }
  }

  @Override
  public void close() {
    try {
      out.close();
    } catch (JacksonException e) {
      throw io(e);
    }
  }

  /** The disk's own words, where it is the disk. */
  private RuntimeException io(JacksonException e) {
    if (e instanceof JacksonIOException disk) {
      IOException cause = disk.getCause();
      return SetupFiles.io(path, cause == null ? new IOException(disk) : cause);
    }
    return e;
  }
}
