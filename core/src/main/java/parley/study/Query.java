package parley.study;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import parley.diagnostic.Code;
import parley.diagnostic.Diagnostic;
import parley.diagnostic.InputException;
import parley.diagnostic.Span;

/**
 * SQL over a study's folder: the views {@code draws}, a row for every draw, and {@code rulings}, a row for every draw and claim
 * with the columns draw, width, claim, truth, left_side, right_side, error, regret and reason.
 */
public final class Query {
    private Query() {}

    /**
     * The rows of an answer.
     *
     * @param rows {@code [row][column]}: a number, a text, a truth, or null
     */
    public record Table(List<String> columns, List<List<@Nullable Object>> rows) {}

    /**
     * Runs a query.
     *
     * @throws InputException where it cannot be run
     */
    public static Table run(Study study, Folder folder, String sql) {
        try (Connection connection = connect(study, folder);
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            ResultSetMetaData about = found.getMetaData();
            List<String> columns = new ArrayList<>();
            for (int i = 1; i <= about.getColumnCount(); i++) {
                columns.add(about.getColumnLabel(i));
            }
            List<List<@Nullable Object>> rows = new ArrayList<>();
            while (found.next()) {
                List<@Nullable Object> row = new ArrayList<>();
                for (int i = 1; i <= columns.size(); i++) {
                    Object value = found.getObject(i);
                    row.add(
                            value == null || value instanceof Number || value instanceof Boolean
                                    ? value
                                    : value.toString());
                }
                rows.add(row);
            }
            return new Table(columns, rows);
        } catch (SQLException e) {
            throw wrong(e);
        }
    }

    /**
     * Writes all draws as comma-separated values with a head line, in the order of the draws.
     *
     * @throws IOException where the file cannot be written
     */
    public static void export(Study study, Folder folder, Path file) throws IOException {
        Path target = file.toAbsolutePath();
        Path beside = target.resolveSibling(
                "." + target.getFileName() + "." + ProcessHandle.current().pid() + ".part");
        try (Connection connection = connect(study, folder)) {
            Parquet.run(
                    connection,
                    "COPY (SELECT * FROM draws ORDER BY draw) TO " + Parquet.literal(beside) + " (FORMAT csv, HEADER)");
            Files.move(beside, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (SQLException e) {
            throw new IOException(first(e), e);
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    private static Connection connect(Study study, Folder folder) throws SQLException {
        if (folder.missing(study.parts()).size() == study.parts().size()) {
            throw new InputException(new Diagnostic(
                    Code.BAD_STUDY, study.name(), Span.NOWHERE, "This study has no draws yet.", "run it again"));
        }
        Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        try {
            // One thread: an order that a query leaves open is then the same every time.
            Parquet.run(connection, "SET threads TO 1");
            Parquet.run(connection, "CREATE VIEW draws AS SELECT * FROM read_parquet(" + folder.glob() + ")");
            Columns columns = study.columns();
            List<String> each = IntStream.range(0, columns.claims().size())
                    .mapToObj(c -> {
                        String column = columns.claims().get(c);
                        return "SELECT draw, width, '" + study.claims().get(c).id() + "' AS claim, "
                                + Columns.quoted(column) + " AS truth, "
                                + Columns.quoted(column + "__left") + " AS left_side, "
                                + Columns.quoted(column + "__right") + " AS right_side, "
                                + Columns.quoted(column + "__error") + " AS error, "
                                + Columns.quoted(column + "__regret") + " AS regret, "
                                + Columns.quoted(column + "__reason") + " AS reason FROM draws";
                    })
                    .toList();
            if (!each.isEmpty()) {
                Parquet.run(connection, "CREATE VIEW rulings AS " + String.join(" UNION ALL ", each));
            }
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw new UncheckedIOException(new IOException(first(e), e));
        }
    }

    /** The line that says what is wrong: DuckDB puts it after a line about itself where a query is prepared. */
    private static String first(SQLException e) {
        List<String> lines = String.valueOf(e.getMessage()).lines().toList();
        return lines.stream()
                .filter(line -> line.contains("Error: ") && !line.contains("pending query result"))
                .findFirst()
                .or(() -> lines.stream().findFirst())
                .orElse("it cannot be run")
                .replaceFirst("^Error: ", "");
    }

    private static InputException wrong(SQLException e) {
        return new InputException(new Diagnostic(
                Code.BAD_QUERY,
                "query",
                Span.NOWHERE,
                first(e).replaceAll("[.:]*$", "") + ".",
                "the tables are draws and rulings; \"describe draws\" lists the columns"));
    }
}
