package org.saunter.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.saunter.app.live.StoresStopped;
import org.saunter.host.StoreFault;
import org.saunter.model.BadInputException;
import org.saunter.trade.sql.StorageException;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Says what went wrong: a sentence with the value, and a second one that begins with "Maybe". Only
 * a fault of Saunter itself comes with a stack trace.
 */
final class Complaints {
  private static final int MISUSED = 2;
  private static final int FAILED = 1;

  private Complaints() {}

  static int misused(ParameterException e, String[] args) {
    CommandLine command = e.getCommandLine();
    PrintWriter err = command.getErr();
    if (e.getCause() instanceof BadInputException bad) {
      err.println(bad.getMessage());
      return MISUSED;
    }
    err.println(rule(e));
    err.println("Maybe " + advice(e, command));
    return MISUSED;
  }

  private static String rule(ParameterException e) {
    if (e instanceof UnmatchedArgumentException unmatched) {
      String first = unmatched.getUnmatched().getFirst();
      String what = first.startsWith("-") ? "option" : "word";
      return "The " + what + " (" + first + ") is not known here.";
    }
    if (e instanceof MissingParameterException missing) {
      List<String> names =
          missing.getMissing().stream()
              .map(a -> a.isOption() ? longest(a) : a.paramLabel())
              .toList();
      return "There is no (" + String.join(", ", names) + ").";
    }
    String message = String.valueOf(e.getMessage());
    return message.endsWith(".") ? message : message + ".";
  }

  private static String longest(CommandLine.Model.ArgSpec arg) {
    return ((CommandLine.Model.OptionSpec) arg).longestName();
  }

  private static String advice(ParameterException e, CommandLine command) {
    if (e instanceof UnmatchedArgumentException unmatched) {
      List<String> suggestions = unmatched.getSuggestions();
      if (!suggestions.isEmpty()) {
        return suggestions.getFirst() + " was meant.";
      }
    }
    return "see " + command.getCommandSpec().qualifiedName(" ") + " --help.";
  }

  static int failed(Exception e, CommandLine command, ParseResult parsed) {
    command.getOut().flush();
    PrintWriter err = command.getErr();
    if (e instanceof StoresStopped stopped) {
      for (StoreFault fault : stopped.faults()) {
        err.print("The store (" + fault.storeId() + ") stopped: ");
        say(err, fault.cause());
      }
    } else {
      say(err, e);
    }
    err.flush();
    return FAILED;
  }

  private static void say(PrintWriter err, Throwable e) {
    String said = sentence(e);
    if (said != null) {
      err.println(said);
    } else {
      err.println("Saunter itself failed; this is a fault in it, not in what you gave it.");
      err.println("Maybe report it with what follows.");
      e.printStackTrace(err);
    }
  }

  /** Two sentences about something that a person can mend; null for a fault of ours. */
  static @Nullable String sentence(Throwable e) {
    return switch (e) {
      case BadInputException bad -> bad.getMessage();
      case StorageException bad -> bad.getMessage();
      case UncheckedIOException io ->
          io.getCause() == null ? sentence(new IOException(io)) : sentence(io.getCause());
      case IOException io -> io(io);
      case OutOfMemoryError memory ->
          "There is not enough memory.\nMaybe set SAUNTER_JAVA_OPTS=-Xmx6g.";
      default -> e.getCause() == null ? null : sentence(e.getCause());
    };
  }

  private static String io(IOException e) {
    String message = String.valueOf(e.getMessage());
    String file = e instanceof FileSystemException f ? String.valueOf(f.getFile()) : message;
    if (message.toLowerCase(Locale.ROOT).contains("no space left")) {
      return "The disk of (" + file + ") is full.\nMaybe free some space, or name another folder.";
    }
    return switch (e) {
      case AccessDeniedException denied ->
          "There is no permission for (" + file + ").\nMaybe it belongs to somebody else.";
      case NoSuchFileException none ->
          "The file (" + file + ") is not there.\nMaybe the path is mistyped.";
      case NotDirectoryException none ->
          "The path (" + file + ") is not a folder.\nMaybe another path was meant.";
      case FileAlreadyExistsException there ->
          "The path (" + file + ") is a file.\nMaybe another folder was meant.";
      case FileSystemException other ->
          "The path ("
              + file
              + ") cannot be used: "
              + other.getReason()
              + ".\nMaybe check its permissions and the disk.";
      default -> "Reading or writing failed: " + message + ".\nMaybe check the disk.";
    };
  }
}
