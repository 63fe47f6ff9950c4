package parley.cli;

import org.jspecify.annotations.Nullable;
import parley.diagnostic.Code;
import parley.diagnostic.Explanation;
import parley.diagnostic.Suggestion;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/** Says what a code means. */
@CommandLine.Command(
        name = "explain",
        description = "Say what the code of a mistake means, with an example of wrong and right.")
final class ExplainCommand extends Command {
    @Parameters(arity = "0..1", paramLabel = "CODE", description = "Such as P304; all codes are listed if left out.")
    @Nullable String code;

    ExplainCommand(Session session) {
        super(session);
    }

    @Override
    int call() {
        if (code == null) {
            for (Code each : Code.values()) {
                session.out().println(each.id() + "  " + each.title());
            }
            return Exit.OK;
        }
        String asked = code;
        Code known = Code.of(asked)
                .orElseThrow(() -> Options.wrong(
                        "parley explain",
                        "There is no code \"" + asked + "\".",
                        Suggestion.nearest(
                                        asked,
                                        java.util.Arrays.stream(Code.values())
                                                .map(Code::id)
                                                .toList())
                                .map(near -> "Did you mean \"" + near + "\"?")
                                .orElse("`./parley explain` lists the codes")));
        session.out().print(Explanation.of(known).printed());
        return Exit.OK;
    }
}
