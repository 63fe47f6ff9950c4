import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import parley.report.Numbers;
import parley.study.Answers;
import parley.study.ArgumentAnswer;
import parley.study.ClaimAnswer;
import parley.study.Folder;
import parley.study.Query;
import parley.study.Share;
import parley.study.Study;
import parley.study.Width;

/** Writes the blocks of docs/korea-2018.md that come of a study's folder: {@code docs/tools/korea-study FOLDER}. */
public class KoreaStudy {
    private static final Path PAGE = Path.of("docs/korea-2018.md");

    /** Sentences of the column that pull against each other, and the claims that stand for them. */
    private static final List<String[]> TENSIONS = List.of(
            new String[] {"a risk worth taking (4.1), nothing to lose (6.5)", "worth_the_risk", "nothing_to_lose"},
            new String[] {"no pressure works (4.7), restored pressure is felt in time (6.6)", "pressure_cannot_stop_it",
                "snapback_bites_in_time"},
            new String[] {"no pressure works (4.7), pressure is restored (6.6)", "pressure_cannot_stop_it",
                "snapback_is_used"},
            new String[] {"relief all but surely wins (4.6), nothing to lose (6.5)", "relief_wins_concessions",
                "nothing_to_lose"},
            new String[] {"pressure backfires (3.6), it puts off disarmament (3.6)", "pressure_backfires",
                "pressure_puts_off_disarmament"});

    public static void main(String[] args) throws Exception {
        Locale.setDefault(Locale.ROOT);
        Folder folder = Folder.existing(Path.of(args[0]));
        Study study = Study.in(folder);
        Answers answers = study.answers(folder);
        fill("study", claims(answers));
        fill("study-arguments", arguments(answers));
        fill("study-tensions", tensions(study, folder));
    }

    private static String claims(Answers answers) {
        StringBuilder out = new StringBuilder();
        out.append("%s draws of %s numbers (a Latin hypercube, seed %s), and %s each with all ranges halved and doubled.%n%n"
                .formatted(
                        Numbers.count(answers.planned() - 2L * answers.plan().across()),
                        answers.varied().size(),
                        answers.plan().seed(),
                        answers.plan().across()));
        out.append("| claim | verdict | true in | 95% interval | undecided | halved | doubled | decided most by |\n");
        out.append("|---|---|---|---|---|---|---|---|\n");
        for (ClaimAnswer a : answers.claims()) {
            Share share = a.stated();
            String deciders = a.deciders().stream()
                    .limit(2)
                    .map(d -> "`%s` %s: %s to %s"
                            .formatted(
                                    d.uncertainty(),
                                    Numbers.percent(d.share()),
                                    Numbers.percent(d.lowest()),
                                    Numbers.percent(d.highest())))
                    .collect(Collectors.joining("; "));
            out.append("| `%s` | %s | %s | %s to %s | %s | %s | %s | %s |%n"
                    .formatted(
                            a.claim().id(),
                            a.verdict().word(),
                            Numbers.percent(share.share()),
                            Numbers.percent(share.low()),
                            Numbers.percent(share.high()),
                            share.undecided(),
                            Numbers.percent(a.at(Width.HALVED).share()),
                            Numbers.percent(a.at(Width.DOUBLED).share()),
                            deciders));
        }
        return out.toString();
    }

    private static String arguments(Answers answers) {
        StringBuilder out = new StringBuilder();
        out.append("| argument | verdict | premises together | conclusion | conclusion where the premises are true |"
                + " counterexample |\n|---|---|---|---|---|---|\n");
        for (ArgumentAnswer a : answers.arguments()) {
            String values = a.counterexample() == null
                    ? "none"
                    : a.counterexample().changed().stream()
                            .map(c -> "`" + c.uncertainty() + "` " + Numbers.shown(c.value()))
                            .collect(Collectors.joining(", "));
            out.append("| %s, therefore `%s` | %s | %s of %s | %s of %s | %s of %s | %s |%n"
                    .formatted(
                            a.because().stream().map(c -> "`" + c + "`").collect(Collectors.joining(", ")),
                            a.therefore(),
                            a.verdict().word(),
                            a.premises().isTrue(),
                            a.premises().all(),
                            a.conclusion().isTrue(),
                            a.conclusion().all(),
                            a.follows().isTrue(),
                            a.follows().all(),
                            values));
        }
        return out.toString();
    }

    private static String tensions(Study study, Folder folder) {
        StringBuilder out = new StringBuilder();
        out.append("| tension | first true | second true | both | first true and second false |\n|---|---|---|---|---|\n");
        for (String[] tension : TENSIONS) {
            String a = tension[1];
            String b = tension[2];
            List<Object> row = List.copyOf(Query.run(
                            study,
                            folder,
                            "select avg(%1$s::int), avg(%2$s::int), avg((%1$s and %2$s)::int), avg((%1$s and not %2$s)::int)"
                                            .formatted(a, b)
                                    + " from draws where width = 'stated' and %s is not null and %s is not null".formatted(a, b))
                    .rows()
                    .get(0));
            out.append("| %s: `%s`, `%s` | %s |%n"
                    .formatted(
                            tension[0],
                            a,
                            b,
                            row.stream()
                                    .map(x -> Numbers.percent((Double) x))
                                    .collect(Collectors.joining(" | "))));
        }
        return out.toString();
    }

    private static void fill(String name, String text) throws Exception {
        String page = Files.readString(PAGE);
        String begin = "<!-- generated: " + name + " -->\n";
        int from = page.indexOf(begin);
        if (from < 0) {
            throw new IllegalStateException("no block " + name + " in " + PAGE);
        }
        int to = page.indexOf("<!-- end -->", from);
        Path beside = PAGE.resolveSibling("." + PAGE.getFileName() + ".new");
        Files.writeString(beside, page.substring(0, from) + begin + text.strip() + "\n" + page.substring(to));
        Files.move(beside, PAGE, StandardCopyOption.REPLACE_EXISTING);
    }
}
