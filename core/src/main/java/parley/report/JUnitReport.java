package parley.report;

import java.util.List;
import parley.claim.ClaimResult;
import parley.claim.Verdict;

/**
 * A check as JUnit XML, for build servers: a test suite per scenario, a test case per claim. A verdict other than the
 * expected one is a failure, an undecided claim of which nothing was expected an error, a claim that is judged later skipped.
 */
public final class JUnitReport {
    private JUnitReport() {}

    /** All scenarios as one document. */
    public static String of(List<Checked> all) {
        StringBuilder out = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n");
        for (Checked checked : all) {
            suite(out, checked);
        }
        return out.append("</testsuites>\n").toString();
    }

    private static void suite(StringBuilder out, Checked checked) {
        List<ClaimResult> claims = checked.result().claims();
        out.append("  <testsuite name=\"").append(Xml.escape(checked.name())).append('"');
        attribute(out, "tests", claims.size());
        attribute(out, "failures", claims.stream().filter(JUnitReport::failed).count());
        attribute(out, "errors", claims.stream().filter(JUnitReport::unclear).count());
        attribute(
                out,
                "skipped",
                claims.stream().filter(c -> c.verdict() == Verdict.NOT_JUDGED).count());
        time(out, checked);
        out.append(">\n");
        TextReport text = new TextReport(Style.PLAIN, TextReport.Detail.NORMAL);
        for (ClaimResult claim : claims) {
            testCase(out, checked, claim, text);
        }
        out.append("  </testsuite>\n");
    }

    private static void testCase(StringBuilder out, Checked checked, ClaimResult result, TextReport text) {
        out.append("    <testcase classname=\"")
                .append(Xml.escape(checked.name()))
                .append("\" name=\"")
                .append(Xml.escape(result.claim().id()))
                .append("\">\n");
        if (result.verdict() == Verdict.NOT_JUDGED) {
            String why = result.claim().later();
            out.append("      <skipped message=\"")
                    .append(Xml.escape(why == null ? result.reason() : why))
                    .append("\"/>\n");
        } else if (failed(result)) {
            element(
                    out,
                    "failure",
                    Wording.expectation(result) + ", verdict: "
                            + result.verdict().word());
        } else if (unclear(result)) {
            element(out, "error", result.reason().isEmpty() ? "undecided" : result.reason());
        }
        out.append("      <system-out>")
                .append(Xml.escape(text.claim(checked, result).strip()))
                .append("</system-out>\n    </testcase>\n");
    }

    private static boolean failed(ClaimResult result) {
        return result.verdict() != Verdict.NOT_JUDGED && !result.asExpected();
    }

    private static boolean unclear(ClaimResult result) {
        return result.verdict() == Verdict.UNDECIDED && result.claim().expect() == null;
    }

    private static void element(StringBuilder out, String name, String message) {
        out.append("      <")
                .append(name)
                .append(" message=\"")
                .append(Xml.escape(message))
                .append("\"/>\n");
    }

    private static void attribute(StringBuilder out, String name, long value) {
        out.append(' ').append(name).append("=\"").append(value).append('"');
    }

    private static void time(StringBuilder out, Checked checked) {
        if (checked.seconds() != null) {
            out.append(" time=\"").append(Numbers.exact(checked.seconds())).append('"');
        }
    }
}
