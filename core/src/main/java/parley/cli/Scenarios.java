package parley.cli;

import java.util.ArrayList;
import java.util.List;
import parley.diagnostic.Diagnostic;
import parley.diagnostic.InputException;
import parley.scenario.Loaded;
import parley.scenario.Scenario;
import parley.scenario.ScenarioLoader;

/** Loads the scenarios that a command is given. */
final class Scenarios {
    private Scenarios() {}

    /** A scenario and what it is called in reports. */
    record Named(String name, Scenario scenario) {}

    /**
     * All of them; nothing is returned where one cannot be used, after the mistakes of every file were printed.
     *
     * @param quiet whether warnings are left out
     */
    static List<Named> load(Session session, List<Targets.Target> targets, boolean quiet) {
        List<Named> all = new ArrayList<>();
        List<String> printed = new ArrayList<>();
        for (Targets.Target target : targets) {
            Loaded loaded = ScenarioLoader.load(target.path());
            List<Diagnostic> said = new ArrayList<>(loaded.errors());
            if (!quiet) {
                said.addAll(loaded.warnings());
            }
            if (!said.isEmpty()) {
                printed.add(Mistakes.text(said, loaded.text()));
            }
            loaded.scenario().ifPresent(scenario -> all.add(new Named(target.name(), scenario)));
        }
        session.err().print(String.join("\n", printed));
        return all.size() < targets.size() ? List.of() : all;
    }

    /** Prints mistakes that showed only when a scenario was compiled or an option applied to it. */
    static void print(Session session, InputException mistakes, Scenario scenario) {
        List<Diagnostic> here = new ArrayList<>();
        List<Diagnostic> elsewhere = new ArrayList<>();
        for (Diagnostic diagnostic : mistakes.diagnostics()) {
            (diagnostic.file().equals(scenario.file()) ? here : elsewhere).add(diagnostic);
        }
        if (!here.isEmpty()) {
            session.err().print(Mistakes.text(here, scenario.text()));
        }
        if (!elsewhere.isEmpty()) {
            session.err().print(Mistakes.text(elsewhere));
        }
    }
}
