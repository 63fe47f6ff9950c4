package parley.claim;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import parley.compile.Frame;
import parley.scenario.Scenario;

/** What play shows of types, gathered over the claims that measure the same game. */
final class Shown {
    private Shown() {}

    static List<TypesShown> of(Scenario scenario, List<@Nullable Trial> trials, Frame base, Numbers stated) {
        IdentityHashMap<TypesShown, Integer> place = new IdentityHashMap<>();
        List<TypesShown> all = new ArrayList<>();
        List<List<String>> claims = new ArrayList<>();
        List<Boolean> plain = new ArrayList<>();
        if (!scenario.hasTypes()) {
            return all;
        }
        for (Trial trial : trials) {
            List<Cell> cells = trial == null ? List.of() : trial.cells(trial.stated, Depth.FULL);
            for (int f = 0; f < cells.size() && trial != null; f++) {
                TypesShown shown = cells.get(f).shown();
                if (shown == null) {
                    continue;
                }
                Integer at = place.get(shown);
                if (at == null) {
                    at = all.size();
                    place.put(shown, at);
                    all.add(shown);
                    claims.add(new ArrayList<>());
                    plain.add(false);
                }
                claims.get(at).add(trial.claim.id());
                boolean isPlain = trial.stated.equals(stated)
                        && trial.frames
                                .get(f)
                                .equals(base.under(trial.frames.get(f).policy()));
                plain.set(at, plain.get(at) || isPlain);
            }
        }
        List<TypesShown> result = new ArrayList<>();
        for (int k = 0; k < all.size(); k++) {
            result.add(all.get(k).of(claims.get(k), plain.get(k)));
        }
        return result;
    }

    /** What each player gets in the first of two games less what it gets in the second, by type profile. */
    static List<TypesShown.Worth> gaps(List<Cell> cells) {
        TypesShown first = cells.size() == 2 ? cells.get(0).shown() : null;
        TypesShown second = cells.size() == 2 ? cells.get(1).shown() : null;
        if (first == null || second == null) {
            return List.of();
        }
        Map<String, Double> under = new LinkedHashMap<>();
        second.worth().forEach(w -> under.put(w.player() + " " + w.types(), w.value()));
        List<TypesShown.Worth> gaps = new ArrayList<>();
        for (TypesShown.Worth worth : first.worth()) {
            Double other = under.get(worth.player() + " " + worth.types());
            if (other != null) {
                gaps.add(new TypesShown.Worth(worth.player(), worth.types(), worth.value() - other));
            }
        }
        return gaps;
    }
}
