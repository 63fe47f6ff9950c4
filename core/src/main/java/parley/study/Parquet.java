package parley.study;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.LongFunction;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import parley.claim.Ruling;
import parley.claim.Truth;

/** Blocks as Parquet files, written and read by DuckDB in memory. Used by one thread at a time. */
final class Parquet implements AutoCloseable {
    private final DuckDBConnection connection;
    private final Columns columns;

    Parquet(Columns columns) {
        this.columns = columns;
        try {
            this.connection = (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:");
            run(connection, "SET threads TO 1");
            run(connection, columns.table("part"));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    static String literal(Path path) {
        return "'" + path.toString().replace("'", "''") + "'";
    }

    /** Writes a block beside its place and moves it there, so that a file is there as a whole or not at all. */
    void write(Block block, LongFunction<String> width, Path file) {
        Path beside = file.resolveSibling("." + file.getFileName() + ".part");
        try {
            run(connection, "DELETE FROM part");
            try (DuckDBAppender appender = connection.createAppender("part")) {
                for (int row = 0; row < block.rows; row++) {
                    append(appender, block, row, width.apply(block.first + row));
                }
            }
            run(
                    connection,
                    "COPY part TO " + literal(beside) + " (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 8192)");
            try (FileChannel channel = FileChannel.open(beside, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (SQLException | IOException e) {
            throw Folder.wrong(
                    file,
                    "The file cannot be written: " + reason(e) + ".",
                    "make room, and run the same command again");
        }
    }

    private static String reason(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("").replaceAll("[.]+$", "");
    }

    private static void append(DuckDBAppender appender, Block block, int row, String width) throws SQLException {
        appender.beginRow();
        appender.append(block.first + row);
        appender.append(width);
        for (int u = 0; u < block.numbers; u++) {
            appender.append(block.worlds[row * block.numbers + u]);
        }
        for (int c = 0; c < block.claims; c++) {
            Truth truth = block.truth(row, c);
            if (truth == Truth.UNKNOWN) {
                appender.appendNull();
            } else {
                appender.append(truth == Truth.TRUE);
            }
            int at = row * block.claims + c;
            number(appender, block.left[at]);
            number(appender, block.right[at]);
            number(appender, block.error[at]);
            number(appender, block.regret[at]);
            String reason = block.reasons[at];
            if (reason == null) {
                appender.appendNull();
            } else {
                appender.append(reason);
            }
        }
        appender.endRow();
    }

    private static void number(DuckDBAppender appender, double value) throws SQLException {
        if (Double.isNaN(value)) {
            appender.appendNull();
        } else {
            appender.append(value);
        }
    }

    /**
     * The block that a file holds.
     *
     * @throws parley.diagnostic.InputException where it cannot be read or is another's
     */
    Block read(Part part, Path file) {
        Block block = new Block(
                part.first(),
                part.rows(),
                columns.numbers().size(),
                columns.claims().size());
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT * FROM read_parquet(" + literal(file) + ")")) {
            double[] world = new double[block.numbers];
            int row = 0;
            while (rows.next()) {
                if (row == block.rows || rows.getLong(1) != block.first + row) {
                    throw new IOException("it has other draws");
                }
                int column = 3;
                for (int u = 0; u < block.numbers; u++) {
                    world[u] = rows.getDouble(column++);
                }
                Ruling[] rulings = new Ruling[block.claims];
                for (int c = 0; c < block.claims; c++) {
                    boolean isTrue = rows.getBoolean(column++);
                    Truth truth = rows.wasNull() ? Truth.UNKNOWN : isTrue ? Truth.TRUE : Truth.FALSE;
                    double[] sides = new double[Columns.SIDES.size()];
                    for (int s = 0; s < sides.length; s++) {
                        sides[s] = rows.getDouble(column++);
                        sides[s] = rows.wasNull() ? Double.NaN : sides[s];
                    }
                    String reason = rows.getString(column++);
                    rulings[c] =
                            new Ruling(truth, sides[0], sides[1], sides[2], sides[3], reason == null ? "" : reason);
                }
                block.set(row++, world, rulings);
            }
            if (row != block.rows) {
                throw new IOException("it has " + row + " rows, not " + block.rows);
            }
            return block;
        } catch (SQLException | IOException e) {
            throw Folder.wrong(
                    file,
                    "The file cannot be read: " + reason(e) + ".",
                    "run the study again: what cannot be read is computed anew");
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
