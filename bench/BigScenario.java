import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Writes a scenario with many reachable states: six strengths on three fronts that walk up and down at random under two
 * players' levers. Started without compiling: {@code java bench/BigScenario.java FILE PERIODS}.
 *
 * <p>In each period each player reinforces one of its three fronts, which gains a level or, less often, loses one. From
 * level 0, {@code T} periods reach every triple of a player's strengths whose sum is at most {@code T}: C(T + 3, 3) triples,
 * and the square of that for both. With 16 periods these are 938,961 states.
 */
public final class BigScenario {
    private static final int FRONTS = 3;
    private static final List<String> WORTH = List.of("0.5", "0.8", "1.1");

    private BigScenario() {}

    public static void main(String[] args) throws IOException {
        Files.writeString(Path.of(args[0]), scenario(Integer.parseInt(args[1])));
    }

    private static String scenario(int periods) {
        StringBuilder out = new StringBuilder("parley: 1\ntitle: A race on three fronts\n");
        out.append("about: Written by bench/BigScenario.java to measure speed. It means nothing.\n");
        out.append("period: week\nhorizon: ").append(periods).append('\n');
        out.append("players:\n  red: {name: Red, discount: 0.95}\n  blue: {name: Blue, discount: 0.95}\nlevers:\n");
        out.append("  red_goes: {player: red, levels: [north, centre, south], start: north}\n");
        out.append("  blue_goes: {player: blue, levels: [north, centre, south], start: north}\nconditions:\n");
        for (int front = 1; front <= FRONTS; front++) {
            out.append("  red").append(front).append(": {levels: 0..").append(periods).append(", start: 0}\n");
            out.append("  blue").append(front).append(": {levels: 0..").append(periods).append(", start: 0}\n");
        }
        out.append("rules:\n");
        List<String> names = List.of("north", "centre", "south");
        for (int front = 1; front <= FRONTS; front++) {
            for (String player : List.of("red", "blue")) {
                String when = player + "_goes is " + names.get(front - 1);
                out.append("  ").append(player).append("_on_").append(front).append(":\n    when: ").append(when);
                out.append("\n    chances:\n");
                out.append("      - {chance: 0.7, add: {").append(player).append(front).append(": 1}}\n");
                out.append("      - {chance: 0.3, add: {").append(player).append(front).append(": -1}}\n");
            }
        }
        out.append("payoffs:\n");
        payoffs(out, "red", "blue", WORTH);
        payoffs(out, "blue", "red", List.of("0.9", "0.6", "0.7"));
        out.append("claims:\n  red_gets_far:\n    says: Red is likely to get far on one front.\n");
        out.append("    test: chance(eventually(red3 >= ").append(Math.max(1, periods / 4)).append(")) > 0.1\n");
        return out.toString();
    }

    /** What a front is worth falls off smoothly with how far behind one is, so that few stage games have ties. */
    private static void payoffs(StringBuilder out, String own, String other, List<String> worth) {
        out.append("  ").append(own).append(":\n");
        for (int front = 1; front <= FRONTS; front++) {
            String mine = own + front;
            out.append("    front").append(front).append(": ").append(worth.get(front - 1)).append(" * (").append(mine);
            out.append(" + 1) / (").append(mine).append(" + ").append(other).append(front).append(" + 2)\n");
        }
    }
}
