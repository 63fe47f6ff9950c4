package parley.web;

import parley.launch.Workbench;

/** Serves the page on this machine. */
public final class LocalWorkbench implements Workbench {
    @Override
    public Running start(Settings settings) {
        return Server.start(settings);
    }
}
