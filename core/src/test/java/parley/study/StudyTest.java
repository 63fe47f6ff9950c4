package parley.study;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.Golden;
import parley.claim.CheckOptions;
import parley.claim.Ruling;
import parley.claim.Truth;
import parley.diagnostic.InputException;
import parley.scenario.Scenario;
import parley.scenario.ScenarioLoader;

class StudyTest {
    private static final Path CHOICE = Golden.folder("study").resolve("choice.yaml");

    @TempDir
    Path temporary;

    private static Scenario scenario(String text) {
        return ScenarioLoader.parse("choice.yaml", text).orThrow();
    }

    private static String text() {
        try {
            return Files.readString(CHOICE);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Study study(String text, Plan plan) {
        return Study.of(scenario(text), "choice", CheckOptions.usual(), plan);
    }

    private static Study study(Plan plan) {
        return study(text(), plan);
    }

    private static ClaimAnswer answer(Answers answers, String id) {
        return answers.claims().stream()
                .filter(a -> a.claim().id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** Every file of a folder and what is in it. */
    private static Map<String, String> bytes(Path folder) throws IOException {
        Map<String, String> all = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.put(
                        folder.relativize(file).toString(),
                        Manifest.hash(
                                new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1)));
            }
        }
        return all;
    }

    /**
     * By hand: the greater of two even numbers on 0 to 2 is above 1 with 3/4; even odds on 0.4 to 0.8 are above a half with 3/4. Halved
     * ranges are 0.25 to 1.25, so 1 - 0.75^2; doubled 0 to 3.5 (numbers of one sign keep it), so 1 - 1/3.5^2.
     */
    @Test
    void shares_are_those_of_the_closed_form() {
        for (Design.Kind kind : List.of(Design.Kind.MONTECARLO, Design.Kind.LATIN, Design.Kind.SOBOL)) {
            Answers answers =
                    study(new Plan(kind, 2_000, 3, 4, 1_000, false, List.of())).run(Run.on(2));
            double off = kind == Design.Kind.SOBOL ? 0.005 : 0.045;
            assertThat(answer(answers, "one_is_dear").stated().share()).isCloseTo(0.75, within(off));
            assertThat(answer(answers, "one_is_dear").at(Width.HALVED).share()).isCloseTo(0.4375, within(off));
            assertThat(answer(answers, "one_is_dear").at(Width.DOUBLED).share()).isCloseTo(1 - 1 / 12.25, within(off));
            assertThat(answer(answers, "both_or_neither").stated().share()).isCloseTo(0.75, within(off));
            assertThat(answer(answers, "dear_where_x_is_large").stated().share())
                    .isEqualTo(1);
            assertThat(answer(answers, "first_is_taken").stated().undecided()).isZero();
        }
    }

    @Test
    void any_number_of_threads_gives_the_same_bytes_under_every_design() throws IOException {
        for (Design.Kind kind : Design.Kind.values()) {
            Plan plan = new Plan(kind, 100, 5, 4, 20, false, List.of());
            List<Map<String, String>> all = new ArrayList<>();
            for (int threads : new int[] {1, 2, 5}) {
                Path folder = temporary.resolve(kind.word() + threads);
                study(plan).run(Run.on(threads), folder, "1");
                all.add(bytes(folder));
            }
            assertThat(all.get(0)).hasSizeGreaterThan(3);
            assertThat(all.get(1)).as(kind.word()).isEqualTo(all.get(0));
            assertThat(all.get(2)).as(kind.word()).isEqualTo(all.get(0));
        }
    }

    @Test
    void a_study_that_lost_parts_computes_those_and_no_others() throws IOException {
        Plan plan = Plan.of(Design.Kind.SOBOL, 200, 7);
        Path folder = temporary.resolve("whole");
        Answers whole = study(plan).run(Run.on(2), folder, "1");
        Map<String, String> before = bytes(folder);
        Files.delete(folder.resolve("draws/part-00003.parquet"));
        Files.delete(folder.resolve("draws/part-00008.parquet"));
        Files.writeString(folder.resolve("draws/.part-00003.parquet.part"), "half a file");
        assertThat(study(plan).done(folder)).isEqualTo(400 - 32);
        AtomicLong judged = new AtomicLong();
        Run counting = new Run(1, 0, () -> false, judged::set);
        Answers again = study(plan).run(counting, folder, "1");
        assertThat(judged.get()).isEqualTo(32);
        assertThat(bytes(folder)).isEqualTo(before);
        assertThat(again).usingRecursiveComparison().ignoringFields("scenario").isEqualTo(whole);
    }

    @Test
    void a_part_that_cannot_be_read_is_said_and_computed_again() throws IOException {
        Plan plan = Plan.of(Design.Kind.SOBOL, 40, 7);
        Path folder = temporary.resolve("study");
        study(plan).run(Run.on(2), folder, "1");
        Map<String, String> before = bytes(folder);
        Path part = folder.resolve("draws/part-00001.parquet");
        byte[] whole = Files.readAllBytes(part);
        Files.write(part, java.util.Arrays.copyOf(whole, whole.length / 2));
        Folder existing = Folder.existing(folder);
        assertThatThrownBy(() -> Study.in(existing).answers(existing))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("cannot be read");
        // Another part in its place has other draws, and is no better.
        Files.copy(
                folder.resolve("draws/part-00000.parquet"),
                folder.resolve("draws/part-00002.parquet"),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        study(plan).run(Run.on(1), folder, "1");
        assertThat(bytes(folder)).isEqualTo(before);
    }

    @Test
    void when_time_is_over_what_was_begun_is_kept_and_the_rest_is_done_later() throws IOException {
        Plan plan = Plan.of(Design.Kind.LATIN, 200, 7);
        study(plan).run(Run.on(1), temporary.resolve("whole"), "1");
        Path folder = temporary.resolve("short");
        AtomicLong judged = new AtomicLong();
        Answers some = study(plan).run(new Run(1, 0, () -> judged.get() >= 50, judged::set), folder, "1");
        assertThat(some.isComplete()).isFalse();
        assertThat(some.judged()).isEqualTo(64);
        Folder existing = Folder.existing(folder);
        assertThat(Study.in(existing).answers(existing).judged()).isEqualTo(64);
        study(plan).run(Run.on(2), folder, "1");
        assertThat(bytes(folder)).isEqualTo(bytes(temporary.resolve("whole")));
    }

    @Test
    void another_scenario_seed_or_version_is_refused_and_nothing_is_touched() throws IOException {
        Plan plan = Plan.of(Design.Kind.SOBOL, 20, 7);
        Path folder = temporary.resolve("study");
        study(plan).run(Run.on(1), folder, "1");
        Map<String, String> before = bytes(folder);
        String changed = text().replace("price: {value: 1,", "price: {value: 1.5,");
        assertThatThrownBy(() -> study(changed, plan).run(Run.on(1), folder, "1"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("The scenario has changed since this study was begun");
        assertThatThrownBy(() -> study(Plan.of(Design.Kind.SOBOL, 20, 8)).run(Run.on(1), folder, "1"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("seed 7, and now it is 8");
        assertThatThrownBy(() -> study(plan).run(Run.on(1), folder, "2"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("version");
        assertThat(bytes(folder)).isEqualTo(before);
        assertThatThrownBy(() -> study(plan).run(Run.on(1), temporary, "1"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("no folder of a study");
    }

    @Test
    void a_world_that_the_model_refuses_is_a_row_with_a_reason() {
        // Odds up to 1.2 are no chance from 1 on: by hand half of the worlds between 0.8 and 1.2.
        String text = text().replace("odds: {value: 0.5, range: [0.4, 0.8]", "odds: {value: 0.9, range: [0.8, 1.2]");
        Answers answers = study(text, Plan.of(Design.Kind.SOBOL, 512, 1)).run(Run.on(2));
        ClaimAnswer luck = answer(answers, "both_or_neither");
        assertThat((double) luck.stated().undecided()).isCloseTo(256, within(3.0));
        assertThat(luck.stated().share()).isEqualTo(1);
        assertThat(luck.verdict()).isEqualTo(parley.claim.Verdict.UNDECIDED);
        assertThat(luck.reasons())
                .hasSizeGreaterThan(0)
                .allSatisfy((reason, n) -> assertThat(reason).startsWith("P701 "));
    }

    /** Rows come back from SQL as they were judged; sums by another route than the answers. */
    @Test
    void queries_see_every_draw_and_exports_have_a_row_for_each() throws IOException {
        Plan plan = Plan.of(Design.Kind.SOBOL, 64, 7);
        Path path = temporary.resolve("study");
        Answers answers = study(plan).run(Run.on(2), path, "1");
        Folder folder = Folder.existing(path);
        Study study = Study.in(folder);
        Query.Table table = Query.run(
                study,
                folder,
                "select count(*), sum(one_is_dear::int), sum((greatest(x, y) > 1)::int), max(abs(one_is_dear__left -"
                        + " greatest(x, y))) from draws where width = 'stated'");
        List<Object> row = new ArrayList<>(table.rows().get(0));
        long isTrue = answer(answers, "one_is_dear").stated().isTrue();
        assertThat(row.get(0)).isEqualTo(64L);
        assertThat(((Number) row.get(1)).longValue()).isEqualTo(isTrue);
        assertThat(((Number) row.get(2)).longValue()).isEqualTo(isTrue);
        assertThat((Double) row.get(3)).isCloseTo(0, within(1e-12));
        assertThat(Query.run(study, folder, "select distinct claim from rulings order by 1")
                        .rows())
                .hasSize(5);
        assertThatThrownBy(() -> Query.run(study, folder, "select nothing_of_the_kind from draws"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("nothing_of_the_kind");
        Path csv = temporary.resolve("all.csv");
        Query.export(study, folder, csv);
        List<String> lines = Files.readAllLines(csv, UTF_8);
        assertThat(lines).hasSize(1 + 64 * 3);
        assertThat(lines.get(0)).startsWith("draw,width,x,y,odds,price,on,one_is_dear,one_is_dear__left");
        double[] world = study.worlds().world(17);
        String[] cells = lines.get(18).split(",");
        assertThat(Double.parseDouble(cells[2])).isEqualTo(world[0]);
        assertThat(Double.parseDouble(cells[3])).isEqualTo(world[1]);
    }

    @Test
    void only_what_has_a_range_and_is_not_set_is_drawn() {
        Scenario scenario = scenario(text());
        CheckOptions usual = CheckOptions.usual();
        CheckOptions set = new CheckOptions(
                true,
                usual.tie(),
                usual.precision(),
                1,
                0,
                Map.of("y", 0.25),
                null,
                List.of(),
                0,
                usual.budget(),
                usual.cancelled());
        Worlds worlds =
                Study.of(scenario, "c", set, Plan.of(Design.Kind.SOBOL, 8, 1)).worlds();
        assertThat(worlds.varied()).containsExactly(0, 2);
        assertThat(worlds.world(5)[1]).isEqualTo(0.25);
        assertThat(worlds.world(5)[3]).isEqualTo(1);
        Plan switched = new Plan(Design.Kind.SOBOL, 64, 1, 4, 0, true, List.of());
        Worlds all = Study.of(scenario, "c", usual, switched).worlds();
        assertThat(all.varied()).containsExactly(0, 1, 2, 4);
        assertThat(Stream.iterate(0, k -> k + 1)
                        .limit(64)
                        .mapToDouble(k -> all.world(k)[4])
                        .sum())
                .isEqualTo(32);
    }

    /**
     * By hand: with y to x as with a correlation near 1, the greater of the two is above 1 in about half of the worlds; near -1, in
     * almost all but where both are near 1.
     */
    @Test
    void correlated_numbers_move_together_and_change_the_share() {
        double[] shares = new double[3];
        double[] ranks = {-0.99, 0.5, 0.99};
        for (int i = 0; i < 3; i++) {
            Plan plan = new Plan(
                    Design.Kind.SOBOL,
                    1024,
                    3,
                    4,
                    0,
                    false,
                    List.of(),
                    List.of(new Plan.Correlation("x", "y", ranks[i])));
            Study study = study(text(), plan);
            double[][] columns = new double[2][1024];
            for (int k = 0; k < 1024; k++) {
                columns[0][k] = study.worlds().world(k)[0];
                columns[1][k] = study.worlds().world(k)[1];
            }
            // Numbers are even on their ranges, so that their correlation is that of their ranks: 6/pi asin(r/2).
            assertThat(RankCorrelation.correlation(columns)[0][1])
                    .isCloseTo(6 / Math.PI * StrictMath.asin(ranks[i] / 2), within(0.02));
            shares[i] = answer(study.run(Run.on(1)), "one_is_dear").stated().share();
        }
        // The chance that neither of two normal numbers is above its median is 1/4 + asin(r) / (2 pi) (Sheppard 1899).
        for (int i = 0; i < 3; i++) {
            assertThat(1 - shares[i]).isCloseTo(0.25 + StrictMath.asin(ranks[i]) / (2 * Math.PI), within(0.02));
        }
    }

    /** The engine with a judge that costs nothing: what it hands over is what the judge said of each world. */
    @Test
    void every_world_is_judged_once_and_parts_come_whole() {
        Worlds worlds = study(new Plan(Design.Kind.MORRIS, 5_000, 1, 4, 700, false, List.of()))
                .worlds();
        List<Part> parts = Part.of(worlds);
        Court court = new Court() {
            @Override
            public int claims() {
                return 1;
            }

            @Override
            public Sitting open() {
                return new Sitting() {
                    @Override
                    public Ruling[] judge(double[] world) {
                        return new Ruling[] {new Ruling(Truth.of(world[0] > 1), world[0], world[1], 0, 0, "")};
                    }

                    @Override
                    public void forget() {}
                };
            }
        };
        boolean[] seen = new boolean[(int) worlds.total()];
        new Engine(worlds, court, 4).run(parts, () -> false, done -> {}, (part, block) -> {
            assertThat(block.rows).isEqualTo(part.rows());
            for (int row = 0; row < block.rows; row++) {
                int k = (int) block.first + row;
                assertThat(seen[k]).isFalse();
                seen[k] = true;
                assertThat(block.left[row]).isEqualTo(worlds.world(k)[0]);
                assertThat(block.truth(row, 0)).isEqualTo(Truth.of(worlds.world(k)[0] > 1));
            }
        });
        assertThat(seen).doesNotContain(false);
    }
}
