package parley.expression;

import java.util.BitSet;

/**
 * What an expression reads.
 *
 * @param slots slots of {@code levels}
 * @param parameters indices of uncertainties
 * @param quantities indices of quantities
 */
public record Reads(BitSet slots, BitSet parameters, BitSet quantities) {
    /** What an expression reads, whichever way its conditions turn out. */
    public static Reads of(Expression expression) {
        Reads reads = new Reads(new BitSet(), new BitSet(), new BitSet());
        reads.add(expression);
        return reads;
    }

    private void add(Expression expression) {
        if (expression instanceof Expression.Parameter parameter) {
            parameters.set(parameter.index());
        } else if (expression instanceof Expression.LevelOf level) {
            slots.set(level.slot());
        } else if (expression instanceof Expression.NumberOf number) {
            slots.set(number.slot());
        } else if (expression instanceof Expression.Ended ended) {
            slots.set(ended.slot());
        } else if (expression instanceof Expression.Measured measured) {
            quantities.set(measured.quantity());
        } else if (expression instanceof Expression.Binary binary) {
            add(binary.left());
            add(binary.right());
        } else if (expression instanceof Expression.Call call) {
            call.arguments().forEach(this::add);
        } else if (expression instanceof Expression.If choice) {
            add(choice.condition());
            add(choice.then());
            add(choice.otherwise());
        }
    }
}
