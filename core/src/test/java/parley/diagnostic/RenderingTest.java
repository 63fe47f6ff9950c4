package parley.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class RenderingTest {
    private static Diagnostic at(int line, int column, int length, String hint) {
        return new Diagnostic(Code.UNKNOWN_NAME, "a.yaml", new Span(line, column, length), "It is wrong.", hint);
    }

    @Test
    void a_mistake_is_a_sentence_with_its_place_the_line_and_a_hint() {
        assertThat(Rendering.text(List.of(at(2, 5, 3, "Do not.")), "one\ntwo abc three\n"))
                .isEqualTo("""
                        a.yaml:2:5: It is wrong. [P304]
                            2 | two abc three
                              |     ^^^
                        hint: Do not.
                        """);
    }

    @Test
    void without_a_place_there_is_no_line() {
        Diagnostic nowhere = new Diagnostic(Code.FILE_NOT_FOUND, "a.yaml", Span.NOWHERE, "There is no file.");
        assertThat(Rendering.text(List.of(nowhere))).isEqualTo("a.yaml: There is no file. [P101]\n");
    }

    @Test
    void a_warning_says_that_it_is_one() {
        Diagnostic warning = new Diagnostic(Code.UNUSED_POLICY, "a.yaml", Span.NOWHERE, "Nothing uses it.");
        assertThat(Rendering.text(List.of(warning))).isEqualTo("a.yaml: warning: Nothing uses it. [W104]\n");
    }

    @Test
    void carets_reach_behind_the_end_of_a_line() {
        assertThat(Rendering.text(List.of(at(1, 4, 2, null)), "abc")).contains("1 | abc\n      |    ^\n");
    }

    @Test
    void wide_and_combining_characters_keep_the_carets_in_place() {
        assertThat(Rendering.text(List.of(at(1, 3, 1, null)), "\u6838e x")).contains("      |    ^\n");
        assertThat(Rendering.text(List.of(at(1, 3, 1, null)), "e\u0301x")).contains("      |  ^\n");
    }

    @Test
    void a_long_line_is_cut_around_the_place() {
        String text = "a".repeat(300) + "bad" + "c".repeat(300);
        String shown = Rendering.text(List.of(at(1, 301, 3, null)), text);
        List<String> lines = shown.lines().toList();
        assertThat(lines.get(1))
                .contains("...aaa")
                .contains("bad")
                .endsWith("ccc...")
                .hasSizeLessThan(130);
        assertThat(lines.get(1).indexOf("bad")).isEqualTo(lines.get(2).indexOf("^^^"));
    }

    @Test
    void nothing_in_a_file_or_its_name_steers_the_terminal() {
        Diagnostic nasty = new Diagnostic(
                Code.UNKNOWN_NAME, "a\u001b[31m.yaml", new Span(1, 1, 1), "Nothing is called \"\u001b[2J\".");
        assertThat(Rendering.text(List.of(nasty), "\u001b]0;x\u0007\tb"))
                .doesNotContain("\u001b")
                .doesNotContain("\u0007");
    }

    @Test
    void more_mistakes_than_anybody_reads_are_counted() {
        assertThat(Rendering.text(Collections.nCopies(60, at(1, 1, 1, null)), "x"))
                .endsWith("and 10 more.\n");
    }

    @Test
    void mistakes_come_in_order_of_place_and_once() {
        Diagnostics diagnostics = new Diagnostics("a.yaml");
        diagnostics.add(Code.UNKNOWN_NAME, new Span(2, 1, 1), "Second.");
        diagnostics.add(Code.UNKNOWN_NAME, new Span(1, 9, 1), "First.");
        diagnostics.add(Code.UNKNOWN_NAME, new Span(2, 1, 1), "Second.");
        diagnostics.add(Code.UNUSED_POLICY, new Span(1, 1, 1), "Warning.");
        assertThat(diagnostics.errors()).extracting(Diagnostic::sentence).containsExactly("First.", "Second.");
        assertThat(diagnostics.warnings()).hasSize(1);
        assertThat(diagnostics.isClean()).isFalse();
    }
}
