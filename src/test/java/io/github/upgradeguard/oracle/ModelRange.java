package io.github.upgradeguard.oracle;

import java.util.ArrayList;
import java.util.List;

/** A range as product files write it: any of its parts holds a version when each of the part's bounds does. */
record ModelRange(String text, List<List<Bound>> parts) {

    /** An operator and the numbers that were given; fewer than three speak of all versions that begin so. */
    record Bound(String operator, List<Integer> numbers) {

        static Bound of(String text) {
            String operator = text.replaceAll("[^<>=].*", "");
            List<Integer> numbers = new ArrayList<>();
            for (String number : text.substring(operator.length()).split("\\.")) {
                if (!number.equals("x") && !number.equals("*")) {
                    numbers.add(Integer.parseInt(number));
                }
            }
            return new Bound(operator, List.copyOf(numbers));
        }

        boolean holds(ModelVersion version) {
            int byNumbers = byNumbers(version);
            boolean isNamed = byNumbers == 0 && numbers.size() == 3;
            boolean comesShort = isNamed && version.preRelease();
            boolean comesAfter = isNamed && version.build() > 0;
            return switch (operator) {
                case "" -> byNumbers == 0 && !comesShort && !comesAfter;
                case ">=" -> byNumbers >= 0 && !comesShort;
                case ">" -> byNumbers > 0 || comesAfter;
                case "<=" -> byNumbers <= 0 && !comesAfter;
                case "<" -> byNumbers < 0;
                default -> throw new IllegalStateException(operator);
            };
        }

        private int byNumbers(ModelVersion version) {
            for (int i = 0; i < numbers.size(); i++) {
                int compared = version.numbers().get(i).compareTo(numbers.get(i));
                if (compared != 0) {
                    return compared;
                }
            }
            return 0;
        }
    }

    static ModelRange of(String text) {
        List<List<Bound>> parts = new ArrayList<>();
        for (String part : text.split(" \\|\\| ")) {
            String[] ends = part.split(" - ");
            String bounds = ends.length == 2 ? ">=" + ends[0] + " <=" + ends[1] : part;
            parts.add(List.of(bounds.split(" ")).stream().map(Bound::of).toList());
        }
        return new ModelRange(text, parts);
    }

    boolean holds(ModelVersion version) {
        return parts.stream().anyMatch(part -> part.stream().allMatch(bound -> bound.holds(version)));
    }

    @Override
    public String toString() {
        return text;
    }
}
