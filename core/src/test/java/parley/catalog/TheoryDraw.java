package parley.catalog;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One point of a model: its parameters, and what the published formula says of them. */
final class TheoryDraw {
    /**
     * What the first quantity of a claim's test should be.
     *
     * @param off what a coarse scale of offers may add to the distance, else 0
     */
    record Expected(double value, double off) {}

    final Map<String, Double> values = new LinkedHashMap<>();
    final Map<String, Expected> expected = new LinkedHashMap<>();

    @Nullable String variant;

    TheoryDraw with(String uncertainty, double value) {
        values.put(uncertainty, value);
        return this;
    }

    TheoryDraw in(@Nullable String name) {
        variant = name;
        return this;
    }

    /** The first quantity in the test of {@code claim} is {@code value}. */
    TheoryDraw expect(String claim, double value) {
        return expect(claim, value, 0);
    }

    TheoryDraw expect(String claim, double value, double off) {
        expected.put(claim, new Expected(value, off));
        return this;
    }

    @Override
    public String toString() {
        return values + (variant == null ? "" : " in " + variant);
    }
}
