package parley.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import parley.report.Listing;
import parley.scenario.Scenario;
import parley.scenario.ScenarioLoader;
import picocli.CommandLine;

/** Lists the catalog. */
@CommandLine.Command(name = "catalog", description = "List the scenarios that come with the program.")
final class CatalogCommand extends Command {
    CatalogCommand(Session session) {
        super(session);
    }

    @Override
    int call() {
        Catalog catalog = Catalog.of(session);
        List<Path> files = catalog.files();
        if (files.isEmpty()) {
            session.say("there is no catalog in " + session.home() + ".");
            return Exit.OK;
        }
        List<Listing.Entry> entries = new ArrayList<>();
        for (Path file : files) {
            Optional<Scenario> scenario = ScenarioLoader.load(file).scenario();
            entries.add(new Listing.Entry(catalog.kindOf(file), Catalog.nameOf(file), scenario));
        }
        session.out().print(Listing.of(entries));
        return Exit.OK;
    }
}
