package parley.catalog;

/** Closed forms of models with memory, commitment and third parties; derived in {@code docs/theory-more.md}. */
final class TheoryMoreFormulas {
    private TheoryMoreFormulas() {}

    /** What a payment of 1 in every period from now on is worth. */
    static double forEver(double patience) {
        return 1 / (1 - patience);
    }

    /** The last turn, out of {@code first}, {@code first + 2}, ..., at which one would run its risk for a sure prize. */
    static int stayingPower(int first, double stake, double loss, double step) {
        int last = 0;
        for (int turn = first; turn <= 20; turn += 2) {
            if (step * turn < stake / (stake + loss)) {
                last = turn;
            }
        }
        return last;
    }

    /** The round of four states, starting where the first of {@code payoffs} is paid. */
    static double goingRound(double patience, double... payoffs) {
        double sum = 0;
        double weight = 1;
        for (double payoff : payoffs) {
            sum += weight * payoff;
            weight *= patience;
        }
        return sum / (1 - weight);
    }

    /** What a letter writer and the other side have from the first letter on, and how near a tie any step was. */
    record Letters(double writer, double other, double slack) {}

    /**
     * Nine letters over ten indivisible millions, backwards. South answers the even letters and may take {@code option}
     * instead. An offer is the smallest whole number above what the other would have by not accepting.
     */
    static Letters letters(double patience, double option) {
        Letters next = new Letters(0, 0, Double.POSITIVE_INFINITY);
        for (int answer = 9; answer >= 2; answer--) {
            boolean bySouth = answer % 2 == 0;
            boolean leaves = bySouth && option > next.writer;
            double refusing = leaves ? option : next.writer;
            double offer = Math.floor(refusing) + 1;
            double slack = Math.min(next.slack, Math.abs(refusing - Math.rint(refusing)));
            if (answer == 9) {
                slack = next.slack;
            }
            double writer = patience * (10 - offer);
            double refused = leaves ? 0 : patience * next.other;
            slack = Math.min(slack, Math.abs(writer - refused));
            next = writer > refused
                    ? new Letters(writer, patience * offer, slack)
                    : new Letters(refused, patience * refusing, slack);
        }
        return next;
    }

    /** How many of twelve slices go before the knife reaches a line that is worth a war. */
    static int slicesLost(double warCost, double slice) {
        int line = 0;
        for (int held = 1; held <= 12; held++) {
            if ((held - line) * slice > warCost) {
                line = held;
            }
        }
        return 12 - line;
    }

    /** Keeping an arms pact that false alarms end. */
    static double pactKept(double patience, double falseAlarm, double cost) {
        double war = -cost * forEver(patience);
        return patience * falseAlarm * war / (1 - patience * (1 - falseAlarm));
    }

    /** Building in secret until found out. */
    static double pactBroken(double patience, double detection, double edge, double cost) {
        double war = -cost * forEver(patience);
        return (edge - cost + patience * detection * war) / (1 - patience * (1 - detection));
    }
}
