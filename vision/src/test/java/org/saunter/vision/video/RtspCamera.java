package org.saunter.vision.video;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A small camera that is called by RTSP and sends H.264 as RTP interleaved in the connection (RFC
 * 7826, RFC 6184). It wants a password, sends one clip and hangs up.
 */
final class RtspCamera implements AutoCloseable {
  private static final int TICKS = 18_000;
  private static final int PACKET_BYTES_MAX = 1_200;
  private static final String USER = "user:pa@ss";

  private final ServerSocket server;
  private final List<byte[]> units = new ArrayList<>();
  private final String parameterSets;
  private final boolean hangsUp;
  final AtomicInteger calls = new AtomicInteger();
  private int sequence;

  /**
   * @param hangsUp after the clip, or else it stays silent
   */
  RtspCamera(byte[] clip, boolean hangsUp) throws IOException {
    this.hangsUp = hangsUp;
    server = new ServerSocket(0, 4, InetAddress.getLoopbackAddress());
    parameterSets = parameterSets(clip);
    pictures(clip);
    Thread thread = new Thread(this::listen, "rtsp camera");
    thread.setDaemon(true);
    thread.start();
  }

  String address(String userAndPassword) {
    return "rtsp://" + userAndPassword + "@127.0.0.1:" + server.getLocalPort() + "/live";
  }

  String address() {
    return address("user:pa%40ss");
  }

  private static String parameterSets(byte[] clip) {
    int at = new String(clip, ISO_8859_1).indexOf("avcC") + 4;
    ByteBuffer config = ByteBuffer.wrap(clip);
    config.position(at + 6);
    byte[] sequenceSet = new byte[config.getShort()];
    config.get(sequenceSet);
    config.get();
    byte[] pictureSet = new byte[config.getShort()];
    config.get(pictureSet);
    Base64.Encoder encoder = Base64.getEncoder();
    return encoder.encodeToString(sequenceSet) + "," + encoder.encodeToString(pictureSet);
  }

  /** Our clips have one unit a picture, each with its length before it. */
  private void pictures(byte[] clip) {
    int at = new String(clip, ISO_8859_1).indexOf("mdat") - 4;
    ByteBuffer data = ByteBuffer.wrap(clip);
    int end = at + data.getInt(at);
    data.position(at + 8);
    while (data.position() < end) {
      byte[] unit = new byte[data.getInt()];
      data.get(unit);
      units.add(unit);
    }
  }

  private void listen() {
    while (!server.isClosed()) {
      try (Socket call = server.accept()) {
        calls.incrementAndGet();
        talk(call);
      } catch (IOException | UncheckedIOException e) {
        // The caller hung up, or the test is over.
      }
    }
  }

  private void talk(Socket call) throws IOException {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(call.getInputStream(), ISO_8859_1));
    OutputStream out = call.getOutputStream();
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      String method = line.split(" ", 2)[0];
      String number = "";
      String given = "";
      for (String header = in.readLine();
          header != null && !header.isEmpty();
          header = in.readLine()) {
        if (header.startsWith("CSeq:")) {
          number = header;
        } else if (header.startsWith("Authorization: Basic ")) {
          given = new String(Base64.getDecoder().decode(header.substring(21)), ISO_8859_1);
        }
      }
      String wrong = given.equals(USER) || method.equals("OPTIONS") ? null : "401 Unauthorized";
      out.write(answer(method, number, wrong).getBytes(ISO_8859_1));
      out.flush();
      if (method.equals("PLAY") && wrong == null) {
        send(out);
        if (hangsUp) {
          return;
        }
      }
    }
  }

  private String answer(String method, String number, @Nullable String wrong) {
    String head = "RTSP/1.0 " + (wrong == null ? "200 OK" : wrong) + "\r\n" + number + "\r\n";
    if (wrong != null) {
      return head + "WWW-Authenticate: Basic realm=\"camera\"\r\n\r\n";
    }
    String body =
        "v=0\r\no=- 0 0 IN IP4 127.0.0.1\r\ns=live\r\nt=0 0\r\nm=video 0 RTP/AVP 96\r\n"
            + "a=rtpmap:96 H264/90000\r\na=fmtp:96 packetization-mode=1;sprop-parameter-sets="
            + parameterSets
            + "\r\na=control:track0\r\n";
    return switch (method) {
      case "DESCRIBE" ->
          head
              + "Content-Type: application/sdp\r\nContent-Length: "
              + body.length()
              + "\r\n\r\n"
              + body;
      case "SETUP" -> head + "Session: 1\r\nTransport: RTP/AVP/TCP;unicast;interleaved=0-1\r\n\r\n";
      default -> head + "Session: 1\r\nPublic: DESCRIBE, SETUP, PLAY, TEARDOWN\r\n\r\n";
    };
  }

  private void send(OutputStream out) throws IOException {
    for (int i = 0; i < units.size(); i++) {
      byte[] unit = units.get(i);
      int ticks = i * TICKS;
      if (unit.length <= PACKET_BYTES_MAX) {
        packet(out, ticks, true, unit);
        continue;
      }
      for (int at = 1; at < unit.length; at += PACKET_BYTES_MAX) {
        int length = Math.min(PACKET_BYTES_MAX, unit.length - at);
        boolean last = at + length == unit.length;
        ByteBuffer part = ByteBuffer.allocate(length + 2);
        part.put((byte) ((unit[0] & 0x60) | 28));
        part.put((byte) ((at == 1 ? 0x80 : 0) | (last ? 0x40 : 0) | (unit[0] & 0x1F)));
        part.put(unit, at, length);
        packet(out, ticks, last, part.array());
      }
    }
    out.flush();
  }

  private void packet(OutputStream out, int ticks, boolean last, byte[] payload)
      throws IOException {
    ByteBuffer packet = ByteBuffer.allocate(16 + payload.length);
    packet.put((byte) '$').put((byte) 0).putShort((short) (12 + payload.length));
    packet.put((byte) 0x80).put((byte) (96 | (last ? 0x80 : 0))).putShort((short) sequence++);
    packet.putInt(ticks).putInt(0x1234).put(payload);
    out.write(packet.array());
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
