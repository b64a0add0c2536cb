package org.saunter.host;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.saunter.host.Fates.Met;
import org.saunter.model.BadInputException;
import org.saunter.recording.UnreadableCount;

/**
 * The durable memory of all stores of one data folder: one SQLite file, one writer. A row is a
 * {@link Block}; the blocks of a store are a hash chain. Thread-safe. Every failure that a person
 * can mend is a {@link BadInputException}.
 */
public final class Journal implements AutoCloseable {
  /** Name of the file in the data folder. */
  public static final String FILE = "journal.db";

  private static final int BLOCKS_AT_ONCE = 32;

  private final Path file;
  private final @Nullable JournalLock lock;
  private final Connection writer;

  private Journal(Path file, @Nullable JournalLock lock, Connection writer) {
    this.file = file;
    this.lock = lock;
    this.writer = writer;
  }

  /** Opens the journal of a folder for writing, makes it if need be, and locks the folder. */
  public static Journal open(Path folder) {
    return open(folder, Durability.POWER_CUT, 0);
  }

  /**
   * Likewise, with a durability and a bound.
   *
   * @param bytesMax what the file may grow to; 0 for no bound but the disk
   */
  public static Journal open(Path folder, Durability durability, long bytesMax) {
    Path file = folder.resolve(FILE);
    JournalLock lock = JournalLock.take(folder);
    try {
      return new Journal(file, lock, JournalFile.openToWrite(file, durability, bytesMax));
    } catch (SQLException e) {
      lock.close();
      throw JournalErrors.explain(file, e);
    } catch (BadInputException e) {
      lock.close();
      throw e;
    }
  }

  /** Opens the journal of a folder to look at it, also while a store writes to it. */
  public static Journal openToRead(Path folder) {
    Path file = folder.resolve(FILE);
    if (!Files.isRegularFile(file)) {
      throw new BadInputException(
          "The folder (" + folder + ") holds no journal.", "Maybe it is not a data folder.");
    }
    try {
      return new Journal(file, null, JournalFile.openToRead(file));
    } catch (SQLException e) {
      throw JournalErrors.explain(file, e);
    }
  }

  /** The names of all stores that have a journal here, sorted. */
  public List<String> stores() {
    return read(
        c -> {
          List<String> names = new ArrayList<>();
          try (PreparedStatement s = c.prepareStatement("select store_id from store order by 1");
              ResultSet rows = s.executeQuery()) {
            while (rows.next()) {
              names.add(rows.getString(1));
            }
          }
          return names;
        });
  }

  /** Notes what a store was set up with; refuses another set-up than the journal was begun with. */
  void register(String storeId, byte[] setupHash) {
    byte[] known = write(c -> JournalFile.register(c, storeId, setupHash));
    if (!Arrays.equals(known, setupHash)) {
      throw new BadInputException(
          "The journal of store ("
              + storeId
              + ") was begun with another layout, planogram or catalogue.",
          "Maybe begin in a new data folder, or send the change as an observation.");
    }
  }

  /**
   * Adds blocks, of whatever stores, in one transaction: all are durable after it, or none.
   *
   * @param fates counts of each store that are kept with them, in place of the earlier ones
   */
  void append(List<Block> blocks, Map<String, Map<Met, Long>> fates) {
    write(
        c -> {
          for (Map.Entry<String, Map<Met, Long>> store : fates.entrySet()) {
            FateTable.keep(c, store.getKey(), store.getValue());
          }
          return JournalFile.append(c, blocks);
        });
  }

  /**
   * Observations of a store that met a fate other than {@link Fate#IN_ORDER}, by source, since its
   * journal was begun; one of before such counts begins at nothing. A process that was killed may
   * have counted more since its last commit.
   */
  public Map<Fate, Map<String, Long>> fates(String storeId) {
    return read(c -> FateTable.of(c, storeId));
  }

  /** Keeps a snapshot and drops all but the one before it. */
  void keep(Snapshot snapshot) {
    write(c -> JournalFile.keep(c, snapshot));
  }

  /** Keeps how many lines for a store could not be read, in place of what was kept before. */
  void keepUnreadable(String storeId, List<UnreadableCount> counts) {
    write(c -> UnreadableTable.keep(c, storeId, counts));
  }

  /** Lines for a store that could not be read, since its journal was begun. */
  public List<UnreadableCount> unreadable(String storeId) {
    return read(c -> UnreadableTable.of(c, storeId));
  }

  /** The snapshots of a store, newest first; not yet checked. */
  List<Snapshot> snapshots(String storeId) {
    return read(c -> JournalFile.snapshots(c, storeId));
  }

  /** Where a store's chain ends. */
  Tail tail(String storeId) {
    return read(c -> JournalFile.last(c, storeId)).map(Block::tail).orElseGet(Tail::empty);
  }

  /** Up to some blocks from the one that holds a position on, in order; empty at the end. */
  List<Block> someBlocks(String storeId, long fromPosition) {
    return read(c -> JournalFile.some(c, storeId, fromPosition, BLOCKS_AT_ONCE));
  }

  /** The block that holds a position; not yet checked. */
  Optional<Block> block(String storeId, long position) {
    return read(c -> JournalFile.some(c, storeId, position, 1)).stream().findFirst();
  }

  /** Hands over each block from the one that holds a position on, in order. */
  void blocks(String storeId, long fromPosition, Consumer<Block> use) {
    List<Block> blocks = someBlocks(storeId, Math.max(1, fromPosition));
    while (!blocks.isEmpty()) {
      blocks.forEach(use);
      blocks = someBlocks(storeId, blocks.get(blocks.size() - 1).lastPosition() + 1);
    }
  }

  /** Hands over each durable step of a store from a position on, in order. */
  public void steps(String storeId, long fromPosition, Consumer<Step> use) {
    blocks(
        storeId,
        fromPosition,
        block -> {
          requireIntact(block);
          block
              .steps()
              .forEachRemaining(
                  step -> {
                    if (step.position() >= fromPosition) {
                      use.accept(step);
                    }
                  });
        });
  }

  /** The step at a position, if it is durable. */
  public Optional<Step> step(String storeId, long position) {
    Optional<Block> block = block(storeId, position);
    if (block.isPresent()) {
      requireIntact(block.get());
      BlockSteps steps = block.get().steps();
      while (steps.hasNext()) {
        Step step = steps.next();
        if (step.position() == position) {
          return Optional.of(step);
        }
      }
    }
    return Optional.empty();
  }

  /** Reads the whole chain of a store and says whether every link holds. */
  public JournalCheck verify(String storeId) {
    return new ChainWalk(storeId).walk(this);
  }

  void requireIntact(Block block) {
    if (!block.isIntact()) {
      throw altered(block.storeId(), block.firstPosition());
    }
  }

  BadInputException altered(String storeId, long position) {
    return new BadInputException(
        "The journal ("
            + file
            + ") of store ("
            + storeId
            + ") was altered or torn at step ("
            + position
            + ").",
        "Maybe restore it from a copy: what follows cannot be trusted.");
  }

  /** Something to do with a connection. */
  @FunctionalInterface
  interface Use<T> {
    T with(Connection connection) throws SQLException;
  }

  private synchronized <T> T write(Use<T> use) {
    try {
      T result = use.with(writer);
      writer.commit();
      return result;
    } catch (SQLException e) {
      rollBack(e);
      throw JournalErrors.explain(file, e);
    } catch (BadInputException e) {
      rollBack(e);
      throw e;
    }
  }

  private void rollBack(Exception why) {
    try {
      writer.rollback();
    } catch (SQLException e) {
      why.addSuppressed(e);
    }
  }

  private <T> T read(Use<T> use) {
    try (Connection reader = JournalFile.openToRead(file)) {
      return use.with(reader);
    } catch (SQLException e) {
      throw JournalErrors.explain(file, e);
    }
  }

  @Override
  public synchronized void close() {
    try {
      writer.close();
    } catch (SQLException e) {
      throw JournalErrors.explain(file, e);
    } finally {
      if (lock != null) {
        lock.close();
      }
    }
  }
}
